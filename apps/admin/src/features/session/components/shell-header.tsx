import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { paths } from '../../../config/paths.ts';
import { problemOf } from '../../../lib/problem.ts';
import type { Places } from '../../../lib/places.ts';
import type { Appointment, Session } from '../../../lib/session.ts';
import { postOf } from '../../../lib/session.ts';
import { useLogout } from '../api/use-logout.ts';
import { useSwitchPost } from '../api/use-switch-post.ts';

interface ShellHeaderProps {
  readonly session: Session;
  readonly places: Places;
  /** Open 待办 of this post; undefined while unknown. */
  readonly waiting: number | undefined;
  readonly menu: ReactNode;
}

/** Platform and place, post, 待办, the way out (desks 2). */
export function ShellHeader({ session, places, waiting, menu }: ShellHeaderProps) {
  const navigate = useNavigate();
  const logout = useLogout(() => void navigate(paths.login, { replace: true }));
  return (
    <>
      {menu}
      <span className="brand">
        <strong>培育</strong>
        {session.role === 'trainee' ? null : <span className="brand-place"> · {places.nameOf(session.place)}</span>}
      </span>
      <PostPicker session={session} places={places} />
      <span className="grow" />
      <Link to={paths.todo} className="todo-link" aria-label={`待办${waiting === undefined ? '' : ` ${waiting} 件`}`}>
        待办 {waiting === undefined ? null : <span className="count">{waiting}</span>}
      </Link>
      <Button loading={logout.isPending} onClick={() => logout.mutate()}>
        退出
      </Button>
    </>
  );
}

function PostPicker({ session, places }: { session: Session; places: Places }) {
  const navigate = useNavigate();
  const change = useSwitchPost(() => void navigate(paths.todo));
  const label = ({ roleName, place, placeName, orgName }: Appointment): string =>
    [roleName, orgName ?? placeName ?? places.nameOf(place)].join(' · ');
  const post = postOf(session);
  if (!post) return null;
  if (session.appointments.length < 2)
    return <span className="post">{[post.roleName, post.orgName].filter(Boolean).join(' · ')}</span>;
  return (
    <>
      <Select
        className="post"
        aria-label="岗位和工作地点"
        value={post.appointmentId}
        loading={change.isPending}
        popupMatchSelectWidth={false}
        options={session.appointments.map((other) => ({ value: other.appointmentId, label: label(other) }))}
        onChange={(appointmentId) => change.mutate({ appointmentId })}
      />
      {change.error ? <span role="alert">{problemOf(change.error).text}</span> : null}
    </>
  );
}
