import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Inputs, Outputs } from '../../../lib/trpc.ts';
import { useTRPC } from '../../../lib/trpc.ts';

export type RosterRow = Outputs['training']['cohort']['roster']['items'][number];

/** One page of the roster, names and numbers covered by the server. */
export function useRoster(ask: Inputs['training']['cohort']['roster']) {
  const trpc = useTRPC();
  return useQuery({ ...trpc.training.cohort.roster.queryOptions(ask), placeholderData: keepPreviousData });
}
