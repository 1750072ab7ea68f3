import { Button, Form, Input } from 'antd';
import { ProblemNote } from '../../../components/problem-note.tsx';
import { useLogin } from '../api/use-login.ts';

/** Name and password. What was typed stays after a refusal. */
export function LoginForm({ onDone }: { onDone: () => void }) {
  const login = useLogin();
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      onFinish={(values: { username: string; password: string }) => {
        if (!login.isPending) login.mutate(values, { onSuccess: onDone });
      }}
    >
      {login.error ? <ProblemNote error={login.error} /> : null}
      <Form.Item
        name="username"
        label="账号"
        rules={[{ required: true, message: '请填写账号' }]}
        extra="学员的账号是手机号码或证件号码"
      >
        <Input autoComplete="username" autoFocus maxLength={80} size="large" />
      </Form.Item>
      <Form.Item name="password" label="密码" rules={[{ required: true, message: '请填写密码' }]}>
        <Input.Password autoComplete="current-password" maxLength={200} size="large" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block size="large" loading={login.isPending}>
        登录
      </Button>
    </Form>
  );
}
