import { Button, Form, Input } from 'antd';
import { ProblemNote } from '../../../components/problem-note.tsx';
import { useActivate } from '../api/use-activate.ts';

interface Activation {
  readonly number: string;
  readonly code: string;
  readonly password: string;
}

/** Number, one-time code, a password of one's own (twice, so that a slip of the finger locks nobody out). */
export function ActivateForm({ onDone }: { onDone: () => void }) {
  const activate = useActivate();
  if (activate.isSuccess) return <Activated onDone={onDone} />;
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      autoComplete="off"
      onFinish={({ number, code, password }: Activation) => {
        if (!activate.isPending) activate.send({ number: number.trim(), code: code.trim(), password });
      }}
    >
      {activate.error ? <ProblemNote error={activate.error} /> : null}
      <Form.Item
        name="number"
        label="证件号码"
        rules={[{ required: true, whitespace: true, message: '请填写证件号码' }]}
      >
        <Input autoComplete="off" autoFocus maxLength={40} size="large" />
      </Form.Item>
      <Form.Item
        name="code"
        label="激活码"
        extra="培训机构录入报名后，激活码发到您登记的手机"
        rules={[{ required: true, pattern: /^\s*\d{6}\s*$/u, message: '激活码为 6 位数字' }]}
      >
        <Input inputMode="numeric" autoComplete="one-time-code" maxLength={10} size="large" />
      </Form.Item>
      <Form.Item name="password" label="新密码" rules={[{ required: true, min: 12, message: '密码至少 12 位' }]}>
        <Input.Password autoComplete="new-password" maxLength={200} size="large" />
      </Form.Item>
      <Form.Item
        name="again"
        label="再输一遍新密码"
        dependencies={['password']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, value: unknown) =>
              value === getFieldValue('password')
                ? Promise.resolve()
                : Promise.reject(new Error('两次输入不一样，请核对')),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} size="large" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block size="large" loading={activate.isPending}>
        激活账户
      </Button>
    </Form>
  );
}

const Activated = ({ onDone }: { onDone: () => void }) => (
  <div role="status">
    <p>账户已激活。请用手机号码或证件号码和新密码登录。</p>
    <Button type="primary" block size="large" onClick={onDone} autoFocus>
      去登录
    </Button>
  </div>
);
