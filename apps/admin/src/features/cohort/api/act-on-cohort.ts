import type { Values } from '../../../components/act-dialog.tsx';
import type { Client } from '../../../lib/trpc.ts';
import type { ActName } from '../acts.ts';

/** What came of an act: a job of that service which goes on, or nothing more. */
export interface Acted {
  readonly jobId?: string;
  readonly service: 'training' | 'certificates';
}

interface Command {
  readonly commandId: string;
  readonly cohortId: string;
}

type Call = (client: Client, command: Command, values: Values) => Promise<unknown>;

const reason = (values: Values): string => values['reason'] ?? '';

const CALLS: Readonly<Record<Exclude<ActName, 'completeAll' | 'issue'>, Call>> = {
  approve: ({ training }, command) => training.cohort.approve.mutate(command),
  return: ({ training }, command, values) => training.cohort.return.mutate({ ...command, reason: reason(values) }),
  reject: ({ training }, command, values) => training.cohort.reject.mutate({ ...command, reason: reason(values) }),
  beginEnrolment: ({ training }, command) => training.cohort.beginEnrolment.mutate(command),
  start: ({ training }, command) => training.cohort.start.mutate(command),
  examine: ({ training }, command) => training.cohort.examine.mutate(command),
  complete: ({ training }, command) => training.cohort.complete.mutate(command),
  report: ({ training }, command, { situation = '', problems = '' }) =>
    training.cohort.report.mutate({ ...command, situation, problems }),
  acceptReport: ({ training }, command) => training.cohort.acceptReport.mutate(command),
  returnReport: ({ training }, command, values) =>
    training.cohort.returnReport.mutate({ ...command, reason: reason(values) }),
};

/** Sends the command of an act; the bulk ones answer the job that does them. */
export async function actOnCohort(client: Client, of: { name: ActName } & Command, values: Values): Promise<Acted> {
  const { name, commandId, cohortId } = of;
  const command = { commandId, cohortId };
  if (name === 'completeAll') {
    return { ...(await client.training.enrolment.completeAll.mutate(command)), service: 'training' };
  }
  if (name === 'issue') {
    return { ...(await client.certificates.trainingCertificate.issue.mutate(command)), service: 'certificates' };
  }
  await CALLS[name](client, command, values);
  return { service: 'training' };
}
