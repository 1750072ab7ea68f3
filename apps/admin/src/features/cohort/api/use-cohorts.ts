import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Inputs, Outputs } from '../../../lib/trpc.ts';
import { useTRPC } from '../../../lib/trpc.ts';

export type CohortRow = Outputs['training']['cohort']['list']['items'][number];
export type Cohort = Outputs['training']['cohort']['get'];
export type CohortStatus = Cohort['status'];

/** One page of classes, newest number first. */
export function useCohorts(ask: Inputs['training']['cohort']['list']) {
  const trpc = useTRPC();
  return useQuery({ ...trpc.training.cohort.list.queryOptions(ask), placeholderData: keepPreviousData });
}

/** One class with its sessions, counts and course. */
export function useCohort(cohortId: string) {
  const trpc = useTRPC();
  return useQuery(trpc.training.cohort.get.queryOptions({ cohortId }));
}
