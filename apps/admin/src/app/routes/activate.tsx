import { Link, useNavigate } from 'react-router';
import { paths } from '../../config/paths.ts';
import { ActivateForm } from '../../features/session/components/activate-form.tsx';
import { Doorway } from '../../features/session/components/doorway.tsx';

export function Component() {
  const navigate = useNavigate();
  return (
    <Doorway title="激活学员账户" below={<Link to={paths.login}>已有账户：去登录</Link>}>
      <ActivateForm onDone={() => void navigate(paths.login)} />
    </Doorway>
  );
}
