import { useQuery } from '@tanstack/react-query';
import { quarterText } from '@peiyu/domain/calendar/quarter.ts';
import { Link, useSearchParams } from 'react-router';
import { EmptyNote } from '../../components/empty-note.tsx';
import { Page } from '../../components/page.tsx';
import { Pager, usePaging } from '../../components/pager.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { menuOf } from '../../config/menu.ts';
import { paths } from '../../config/paths.ts';
import type { TodoItem } from '../../features/todo/api/use-todo.ts';
import { useTodo, useTodoCounts } from '../../features/todo/api/use-todo.ts';
import { KindFilter } from '../../features/todo/components/kind-filter.tsx';
import type { About } from '../../features/todo/components/todo-list.tsx';
import { TodoList } from '../../features/todo/components/todo-list.tsx';
import { mayDo } from '../../lib/permissions.ts';
import { subjectText, usePlaces } from '../../lib/places.ts';
import { useSession } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';

export function Component() {
  const [search, setSearch] = useSearchParams();
  const kind = search.get('kind') ?? undefined;
  const paging = usePaging();
  const todo = useTodo({ kind, after: paging.after });
  const counts = useTodoCounts();
  const places = usePlaces();
  const items = todo.data?.items ?? [];
  const aboutOf = useAbout(items);
  const choose = (next: string | undefined): void => {
    paging.reset();
    setSearch(next ? { kind: next } : {}, { replace: true });
  };
  return (
    <Page title="待办" mark={counts.data ? <span className="quiet">共 {counts.data.total} 件</span> : undefined}>
      {counts.data && counts.data.kinds.length > 1 ? (
        <KindFilter
          kinds={counts.data.kinds.map(titled(items))}
          total={counts.data.total}
          chosen={kind}
          onChoose={choose}
        />
      ) : null}
      <QueryView query={todo}>
        {(page) => (
          <>
            {page.items.length === 0 ? (
              <Done filtered={kind !== undefined} onAll={() => choose(undefined)} />
            ) : (
              <TodoList items={page.items} places={places} aboutOf={aboutOf} />
            )}
            <Pager paging={paging} next={page.next} />
          </>
        )}
      </QueryView>
    </Page>
  );
}

const titled =
  (items: readonly TodoItem[]) =>
  (of: { kind: string; count: number }): { kind: string; count: number; title: string } => ({
    ...of,
    title: items.find(({ kind }) => kind === of.kind)?.title ?? '其他事项',
  });

function Done({ filtered, onAll }: { filtered: boolean; onAll: () => void }) {
  const { role } = useSession();
  if (filtered) {
    const all = (
      <button type="button" className="as-link" onClick={onAll}>
        查看全部待办
      </button>
    );
    return <EmptyNote text="这一类待办都办完了。" next={all} />;
  }
  const others = menuOf(role).filter(({ path }) => path !== paths.todo);
  const links = others.map(({ path, label }) => (
    <Link key={path} to={path}>
      查看{label}
    </Link>
  ));
  return <EmptyNote text="待办都办完了，没有等您办理的事项。" next={links.length > 0 ? links : undefined} />;
}

/** What rows are about, from the classes the role may read: the queue itself holds ids and numbers alone (architecture 8). */
function useAbout(items: readonly TodoItem[]): (item: TodoItem) => About | undefined {
  const trpc = useTRPC();
  const { role } = useSession();
  const places = usePlaces();
  const cohorts = useQuery({
    ...trpc.training.cohort.list.queryOptions({ limit: 100 }),
    enabled: items.some(({ page }) => page === '/cohorts/:id') && mayDo(role, 'training.cohort.list'),
  });
  const known = new Map(
    (cohorts.data?.items ?? []).map((cohort) => {
      const text = [cohort.orgName, subjectText(places, cohort)].filter(Boolean).join(' · ');
      return [cohort.number, { text, cohortId: cohort.id }] as const;
    }),
  );
  return ({ page, label }) => {
    if (label === null) return undefined;
    return page === '/quarterly-reports/:id' ? { text: `${quarterText(label)}开展情况表` } : known.get(label);
  };
}
