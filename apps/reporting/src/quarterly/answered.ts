import type { Changed } from '@peiyu/kit/store/aggregate.ts';
import type { ReportingParts } from '../parts.ts';

/** The first answer to a command on a form, for acts that read and write beside the form before they change it: twice is once. */
export async function answered(
  { reports }: Pick<ReportingParts, 'reports'>,
  reportId: string,
  commandId: string,
): Promise<Changed | undefined> {
  const known = (await reports.load(reportId))?.cmds.find(({ id }) => id === commandId);
  return known && { id: reportId, v: known.v, seq: known.seq };
}
