import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Grid, Layout } from 'antd';
import { useState } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { ProblemNote } from '../../components/problem-note.tsx';
import { menuOf } from '../../config/menu.ts';
import { paths } from '../../config/paths.ts';
import { ShellHeader } from '../../features/session/components/shell-header.tsx';
import { ShellMenu } from '../../features/session/components/shell-menu.tsx';
import { useTodoCounts } from '../../features/todo/api/use-todo.ts';
import { usePlaces } from '../../lib/places.ts';
import { needsLogin } from '../../lib/problem.ts';
import type { Session } from '../../lib/session.ts';
import { useSession } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { Starting } from '../starting.tsx';

/** No page of the shell is shown before it is known who looks at it. */
export function Component() {
  const trpc = useTRPC();
  const me = useQuery(trpc.identity.session.me.queryOptions());
  const { pathname, search } = useLocation();
  if (me.data) return <Shell session={me.data} />;
  if (me.error && needsLogin(me.error)) {
    const next = pathname === '/' ? '' : `?next=${encodeURIComponent(`${pathname}${search}`)}`;
    return <Navigate to={`${paths.login}${next}`} replace />;
  }
  if (me.error) {
    return (
      <main className="broken">
        <h1>暂时打不开</h1>
        <ProblemNote error={me.error} onRetry={() => void me.refetch()} />
      </main>
    );
  }
  return <Starting />;
}

function Shell({ session }: { session: Session }) {
  const places = usePlaces();
  const counts = useTodoCounts();
  const { role } = useSession();
  const entries = menuOf(role);
  const wide = Grid.useBreakpoint().lg ?? false;
  return (
    <>
      <a className="skip" href="#main">
        跳到主要内容
      </a>
      <Layout className="shell">
        <Layout.Header className="shell-header">
          <ShellHeader
            session={session}
            places={places}
            waiting={counts.data?.total}
            menu={wide ? null : <MenuDrawer entries={entries} />}
          />
        </Layout.Header>
        <Layout>
          {wide ? (
            <Layout.Sider width={176} theme="light" className="shell-sider">
              <nav aria-label="主菜单">
                <ShellMenu entries={entries} />
              </nav>
            </Layout.Sider>
          ) : null}
          <main id="main" className="shell-main" tabIndex={-1}>
            <Outlet />
          </main>
        </Layout>
      </Layout>
    </>
  );
}

function MenuDrawer({ entries }: { entries: ReturnType<typeof menuOf> }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button aria-expanded={open} onClick={() => setOpen(true)}>
        菜单
      </Button>
      <Drawer open={open} onClose={() => setOpen(false)} placement="left" size={240} title="主菜单">
        <nav aria-label="主菜单">
          <ShellMenu entries={entries} onChoose={() => setOpen(false)} />
        </nav>
      </Drawer>
    </>
  );
}
