import { useQueries } from '@tanstack/react-query';
import type { ClockState } from '../../../components/clock-chip.tsx';
import { mayDo } from '../../../lib/permissions.ts';
import { useSession } from '../../../lib/session.ts';
import { useTRPC } from '../../../lib/trpc.ts';
import type { TodoItem } from './use-todo.ts';

/** How the clocks behind the rows stand, by the subject of the row; asked only where a clock runs (A8). */
export function useDue(items: readonly TodoItem[]): ReadonlyMap<string, ClockState> {
  const trpc = useTRPC();
  const { role } = useSession();
  const clocked = mayDo(role, 'reporting.obligation.list') ? items.filter(({ due }) => due !== null) : [];
  const found = useQueries({
    queries: clocked.map(({ subject }) => trpc.reporting.obligation.list.queryOptions({ subjectId: subject })),
  });
  return new Map(
    found.flatMap(({ data }) => {
      const running = data?.items.findLast(({ submittedOn }) => submittedOn === null);
      return running ? [[running.subjectId, running] as const] : [];
    }),
  );
}
