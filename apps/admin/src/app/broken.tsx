import { useRouteError } from 'react-router';
import { paths } from '../config/paths.ts';

/** A page that fell over, or whose code could not be fetched. Plain elements alone: whatever broke may be in the parts. */
export function Broken() {
  const error = useRouteError();
  const offline = error instanceof TypeError && /fetch|import/iu.test(error.message);
  return (
    <main className="broken">
      <h1>{offline ? '页面没有取到' : '页面出了问题'}</h1>
      <p>
        {offline
          ? '网络不通，或平台刚刚更新。请重新打开本页。'
          : '已提交的内容不受影响。请重新打开本页；仍不行请联系系统管理员。'}
      </p>
      <p>
        <button type="button" onClick={() => window.location.reload()}>
          重新打开
        </button>{' '}
        <a href={paths.todo}>返回待办</a>
      </p>
    </main>
  );
}
