import { Button, Checkbox, Form, Input, Modal, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useIntention } from '../lib/command.ts';
import { useAct } from '../lib/use-act.ts';
import { ProblemNote } from './problem-note.tsx';

interface FieldBase {
  readonly name: string;
  readonly label: string;
}

interface TextField extends FieldBase {
  /** `line` one line, `words` several. */
  readonly kind: 'line' | 'words';
  readonly required?: boolean;
  /** Fewest characters, when it is filled in. */
  readonly least?: number;
  readonly most?: number;
  readonly help?: string;
}

interface ChoiceField extends FieldBase {
  readonly kind: 'choice';
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** A box that must be ticked: the person's own yes. */
interface AgreeField extends FieldBase {
  readonly kind: 'agree';
}

export type Field = TextField | ChoiceField | AgreeField;

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
  const { send, error, isPending } = useAct({ run: (values: Values) => onAct(commandId, values), onDone });
  return (
    <Modal
      open
      title={act}
      onCancel={() => !isPending && onClose()}
      mask={{ closable: false }}
      closable={false}
      footer={[
        <Button key="later" onClick={onClose} disabled={isPending} autoFocus={danger && fields.length === 0}>
          暂不
        </Button>,
        <Button
          key="act"
          type="primary"
          danger={danger}
          loading={isPending}
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
      {error ? <ProblemNote error={error} inForm onRetry={() => form.submit()} /> : null}
      <Form form={form} layout="vertical" requiredMark={false} scrollToFirstError onFinish={send} autoComplete="off">
        {fields.map((field, index) => (
          <ActField key={field.name} field={field} first={index === 0} />
        ))}
      </Form>
    </Modal>
  );
}

function ActField({ field, first }: { field: Field; first: boolean }) {
  if (field.kind === 'agree') return <AgreeItem field={field} first={first} />;
  if (field.kind === 'choice') return <ChoiceItem field={field} />;
  return <TextItem field={field} first={first} />;
}

function TextItem({ field, first }: { field: TextField; first: boolean }) {
  const { name, label, kind, required = false, least = 0, most = 4000, help } = field;
  const rules = [
    { required, whitespace: true, message: `请填写${label}` },
    ...(least > 0 ? [{ min: least, message: `${label}至少写 ${least} 个字` }] : []),
  ];
  const shared = { autoFocus: first, maxLength: most, autoComplete: 'off' };
  return (
    <Form.Item
      name={name}
      label={required ? label : `${label}（可不填）`}
      rules={rules}
      extra={help}
      initialValue=""
      validateTrigger="onBlur"
    >
      {kind === 'words' ? <Input.TextArea {...shared} autoSize={{ minRows: 3, maxRows: 10 }} /> : <Input {...shared} />}
    </Form.Item>
  );
}

const ChoiceItem = ({ field: { name, label, options } }: { field: ChoiceField }) => (
  <Form.Item name={name} label={label} rules={[{ required: true, message: `请选择${label}` }]}>
    <Radio.Group className="choices" options={[...options]} />
  </Form.Item>
);

const AgreeItem = ({ field: { name, label }, first }: { field: AgreeField; first: boolean }) => (
  <Form.Item
    name={name}
    valuePropName="checked"
    rules={[
      {
        validator: (_, ticked) =>
          ticked === true ? Promise.resolve() : Promise.reject(new Error('请阅读并勾选后再提交')),
      },
    ]}
  >
    <Checkbox autoFocus={first}>{label}</Checkbox>
  </Form.Item>
);
