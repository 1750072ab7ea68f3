import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Inputs, Outputs } from '../../../lib/trpc.ts';
import { useTRPC } from '../../../lib/trpc.ts';

export type Report = Outputs['reporting']['quarterlyReport']['get'];
export type ReportRow = Outputs['reporting']['quarterlyReport']['list']['items'][number];
export type FigureRow = Report['figures'][number];
export type Metric = Inputs['reporting']['figures']['records']['metric'];

export function useReports(after: string | undefined) {
  const trpc = useTRPC();
  const input = after === undefined ? {} : { after };
  return useQuery({ ...trpc.reporting.quarterlyReport.list.queryOptions(input), placeholderData: keepPreviousData });
}

/** One form: live figures until sealed, then the sealed ones. */
export function useReport(reportId: string) {
  const trpc = useTRPC();
  return useQuery(trpc.reporting.quarterlyReport.get.queryOptions({ reportId }));
}

/** The records behind one figure. */
export function useRecords(ask: Inputs['reporting']['figures']['records']) {
  const trpc = useTRPC();
  return useQuery({ ...trpc.reporting.figures.records.queryOptions(ask), placeholderData: keepPreviousData });
}

/** Covered names of the people on a page of records. */
export function useNames(refs: readonly string[]) {
  const trpc = useTRPC();
  return useQuery({ ...trpc.identity.person.names.queryOptions({ refs: [...refs] }), enabled: refs.length > 0 });
}
