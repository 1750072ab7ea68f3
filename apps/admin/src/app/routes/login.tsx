import { Link, useNavigate, useSearchParams } from 'react-router';
import { paths } from '../../config/paths.ts';
import { Doorway } from '../../features/session/components/doorway.tsx';
import { LoginForm } from '../../features/session/components/login-form.tsx';

export function Component() {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const next = search.get('next') ?? '';
  // A path of this site alone: `//elsewhere` would leave it.
  const target = /^\/(?!\/)/u.test(next) ? next : paths.todo;
  return (
    <Doorway
      title="登录"
      below={
        <>
          <Link to={paths.activate}>学员首次使用：激活账户</Link>
          <a href="/verify">证书查验（无须登录）</a>
        </>
      }
    >
      <LoginForm onDone={() => void navigate(target, { replace: true })} />
    </Doorway>
  );
}
