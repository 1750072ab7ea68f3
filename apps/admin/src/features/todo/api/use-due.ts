import { useQueries } from '@tanstack/react-query';
import type { Procedure } from '../../../lib/permissions.ts';
import { mayDo } from '../../../lib/permissions.ts';
import { useSession } from '../../../lib/session.ts';
import type { Outputs } from '../../../lib/trpc.ts';
import { useTRPC } from '../../../lib/trpc.ts';
import type { TodoItem } from './use-todo.ts';

export type Obligation = Outputs['reporting']['obligation']['list']['items'][number];

/** The items behind which a clock of the law stands (A8). */
const CLOCKED: ReadonlySet<string> = new Set([
  'cohort.report',
  'sitting.report',
  'confirmation.confirm',
  'level-certificate.prepare',
  'report.seal',
]);
const LIST: Procedure = 'reporting.obligation.list';

/** The clock of each row that has one, by the subject of the row. */
export function useDue(items: readonly TodoItem[]): ReadonlyMap<string, Obligation> {
  const trpc = useTRPC();
  const { role } = useSession();
  const clocked = mayDo(role, LIST) ? items.filter(({ kind }) => CLOCKED.has(kind)) : [];
  const found = useQueries({
    queries: clocked.map(({ subject }) => trpc.reporting.obligation.list.queryOptions({ subjectId: subject })),
  });
  return new Map(
    found.flatMap(({ data }) => {
      const running = data?.items.findLast(({ submittedOn }) => submittedOn === null) ?? data?.items.at(-1);
      return running ? [[running.subjectId, running] as const] : [];
    }),
  );
}
