import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useIntention } from '../lib/command.ts';
import { ProblemNote } from './problem-note.tsx';

export interface Field {
  readonly name: string;
  readonly label: string;
  /** `line` one line, `words` several, `password` hidden. */
  readonly kind: 'line' | 'words' | 'password';
  readonly required?: boolean;
  /** Fewest characters, when it is filled in. */
  readonly least?: number;
  readonly most?: number;
  readonly help?: string;
  readonly autoComplete?: string;
}

export type Values = Readonly<Record<string, string>>;

interface ActDialogProps<T> {
  /** Title and button: verb and object, never 确定. */
  readonly act: string;
  /** One sentence: what happens, to what, how many. */
  readonly effect: ReactNode;
  /** What cannot be undone, in bold. */
  readonly forGood?: string;
  readonly fields?: readonly Field[];
  readonly danger?: boolean;
  readonly onAct: (commandId: string, values: Values) => Promise<T>;
  readonly onDone: (answer: T) => void;
  readonly onClose: () => void;
}

export const REASON: Field = { name: 'reason', label: '理由', kind: 'words', required: true, least: 10, most: 500 };

/**
 * The dialog of every act (desks 4.3). Its commandId is made when it opens and repeated on every retry, so that a double
 * click, a slow answer or a lost one is one effect. Text typed is never lost by an error.
 */
export function ActDialog<T>(props: ActDialogProps<T>) {
  const { act, effect, forGood, fields = [], danger = false, onAct, onDone, onClose } = props;
  const [form] = Form.useForm<Record<string, string>>();
  const { commandId } = useIntention();
  const send = useMutation({ mutationFn: (values: Values) => onAct(commandId, values), onSuccess: onDone });
  const submit = (values: Values): void => {
    if (!send.isPending) send.mutate(values);
  };
  return (
    <Modal
      open
      title={act}
      onCancel={() => !send.isPending && onClose()}
      mask={{ closable: false }}
      closable={false}
      footer={[
        <Button key="later" onClick={onClose} disabled={send.isPending} autoFocus={danger && fields.length === 0}>
          暂不
        </Button>,
        <Button
          key="act"
          type="primary"
          danger={danger}
          loading={send.isPending}
          autoFocus={!danger && fields.length === 0}
          onClick={() => form.submit()}
        >
          {act}
        </Button>,
      ]}
    >
      <p>{effect}</p>
      {forGood ? (
        <p>
          <strong>{forGood}</strong>
        </p>
      ) : null}
      {send.error ? <ProblemNote error={send.error} inForm onRetry={() => form.submit()} /> : null}
      <Form form={form} layout="vertical" requiredMark={false} scrollToFirstError onFinish={submit} autoComplete="off">
        {fields.map((field, index) => (
          <ActField key={field.name} field={field} first={index === 0} />
        ))}
      </Form>
    </Modal>
  );
}

function ActField({ field, first }: { field: Field; first: boolean }) {
  const { name, label, kind, required = false, least = 0, most = 4000, help, autoComplete } = field;
  const rules = [
    { required, whitespace: true, message: `请填写${label}` },
    { max: most, message: `${label}至多 ${most} 个字` },
    ...(least > 0 ? [{ min: least, message: `${label}至少写 ${least} 个字` }] : []),
  ];
  const shared = { autoFocus: first, maxLength: most, autoComplete: autoComplete ?? 'off' };
  return (
    <Form.Item
      name={name}
      label={required ? label : `${label}（可不填）`}
      rules={rules}
      extra={help}
      initialValue=""
      validateTrigger="onBlur"
    >
      {kind === 'words' ? (
        <Input.TextArea {...shared} autoSize={{ minRows: 3, maxRows: 10 }} />
      ) : kind === 'password' ? (
        <Input.Password {...shared} />
      ) : (
        <Input {...shared} />
      )}
    </Form.Item>
  );
}
