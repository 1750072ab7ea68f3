import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Outputs } from '../../../lib/trpc.ts';
import { useTRPC } from '../../../lib/trpc.ts';

export type TodoItem = Outputs['reporting']['todo']['list']['items'][number];

/** One page of the own work queue, oldest first. */
export function useTodo(ask: { kind: string | undefined; after: string | undefined }) {
  const trpc = useTRPC();
  const input = { ...(ask.kind ? { kind: ask.kind } : {}), ...(ask.after ? { after: ask.after } : {}) };
  return useQuery({ ...trpc.reporting.todo.list.queryOptions(input), placeholderData: keepPreviousData });
}

/** How much waits, by kind. */
export function useTodoCounts() {
  const trpc = useTRPC();
  return useQuery(trpc.reporting.todo.counts.queryOptions());
}
