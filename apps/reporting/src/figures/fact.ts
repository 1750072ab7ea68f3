import type { Doc } from '@peiyu/kit/mongo/documents.ts';

/** The six countable columns of the annex (A4), and what its attachment mentions. */
export const METRICS = [
  'classesTrained',
  'peopleTrained',
  'subsidyPaid',
  'subsidisedClasses',
  'certificateHolders',
  'subsidyRecipients',
] as const;
export type Metric = (typeof METRICS)[number];
export type FactKind = Metric | 'certificateRevoked' | 'recoveryOrdered';

/**
 * One fact behind a figure: what was counted, for which institution and occupation, when. `subjectId` is the cohort or
 * person counted (distinct subjects make a head count), `fen` the amount where money is counted.
 */
export interface Fact extends Doc {
  readonly tenant: string;
  readonly orgId: string;
  readonly occupation: string;
  readonly kind: FactKind;
  readonly subjectId: string;
  readonly fen: number;
  /** Business date, and the event that said it. */
  readonly on: string;
  readonly eventId: string;
  /** The quarterly report that counted it; null while none has. A fact is counted once, for ever (A9 Q12). */
  readonly reportId: string | null;
}
