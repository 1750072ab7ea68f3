import { Menu } from 'antd';
import { Link, useLocation } from 'react-router';
import type { MenuEntry } from '../../../config/menu.ts';

/** Left menu: only what the role may open. */
export function ShellMenu({ entries, onChoose }: { entries: readonly MenuEntry[]; onChoose?: () => void }) {
  const { pathname } = useLocation();
  const current = entries.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`));
  return (
    <Menu
      mode="inline"
      selectedKeys={current ? [current.path] : []}
      items={entries.map(({ path, label }) => ({
        key: path,
        label: (
          <Link to={path} onClick={onChoose} aria-current={current?.path === path ? 'page' : undefined}>
            {label}
          </Link>
        ),
      }))}
    />
  );
}
