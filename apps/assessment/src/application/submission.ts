import { addMonths, dateText, partsOf } from '@peiyu/domain/calendar/index.ts';
import { assessmentApplicationLifecycle, next } from '@peiyu/domain/lifecycles/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import type { Application, ApplicationEvent } from './application.ts';
import { applicationFacts } from './application.ts';

/** How long a breach keeps a person from the declaration (B3 S28, Order 31: five years; by analogy, R). */
const BREACH_MONTHS = 60;

/** A training certificate as it stands when somebody applies with it. */
export interface Entitlement {
  readonly personId: string;
  readonly cohortId: string;
  readonly orgId: string;
  readonly occupation: string;
  readonly direction: string | null;
  readonly level: 'junior' | 'intermediate' | 'senior';
  readonly status: 'issued' | 'revoked';
}

/** What earlier applications left behind for the declaration (B3). */
export interface DeclarationRecord {
  readonly what: 'withdrawn' | 'voided';
  readonly occupation: string;
  readonly level: string;
  /** Business date. */
  readonly on: string;
}

export interface Submission {
  readonly trainingCertificateId: string;
  readonly evaluatorOrgId: string;
  /** Version of the text accepted; null when proofs are brought instead. */
  readonly declaration: string | null;
}

export interface SubmissionFacts {
  readonly entitlement: Entitlement;
  readonly declaration: { readonly enabled: boolean; readonly version: string };
  readonly records: readonly DeclarationRecord[];
  readonly on: string;
}

/** Applies with a valid training certificate of the occupation and level (W-IV(3), H-II(3)). One live application per both. */
export function submitApplication(
  state: Application | undefined,
  submission: Submission,
  facts: SubmissionFacts,
): ApplicationEvent[] {
  if (state) throw new Refusal('assessment.application.duplicate');
  const { entitlement } = facts;
  if (entitlement.status !== 'issued') throw new Refusal('assessment.application.no-training');
  if (submission.declaration !== null) assertMayDeclare(submission.declaration, facts);
  const way = submission.declaration === null ? 'provideProofs' : 'declare';
  next(assessmentApplicationLifecycle, next(assessmentApplicationLifecycle, 'draft', way), 'submit');
  const { personId, cohortId, orgId, occupation, direction, level } = entitlement;
  const data = { personId, ...submission, occupation, direction, level, cohortId, trainingOrgId: orgId };
  return [{ type: 'assessment.application-submitted', data }];
}

function assertMayDeclare(version: string, facts: SubmissionFacts): void {
  const { declaration, records, on, entitlement } = facts;
  if (!declaration.enabled) throw new Refusal('assessment.declaration.off');
  if (version !== declaration.version)
    throw new Refusal('assessment.declaration.version', { version: declaration.version });
  const barred = records
    .filter(({ what }) => what === 'voided')
    .map((record) => ({ since: record.on, until: addMonths(record.on, BREACH_MONTHS) }))
    .find(({ until }) => on < until);
  if (barred) {
    throw new Refusal('assessment.declaration.barred', {
      since: dateText(barred.since),
      until: dateText(barred.until),
    });
  }
  const { occupation, level } = entitlement;
  const closed = records.some(
    (record) =>
      record.what === 'withdrawn' &&
      record.occupation === occupation &&
      record.level === level &&
      partsOf(record.on).year === partsOf(on).year,
  );
  if (closed) throw new Refusal('assessment.declaration.closed');
}

/**
 * Withdraws the declaration before the deadline, which is the day the place in a sitting is fixed: fees are paid for a place
 * (B3 S27, C4-19). The way of declaration is then closed for this exam for the year.
 */
export function withdrawDeclaration(state: Application, contact: { phone: string }): ApplicationEvent[] {
  if (state.declaration === null) throw new Refusal('assessment.declaration.missing');
  if (state.sittingId !== undefined && state.status !== 'withdrawn')
    throw new Refusal('assessment.declaration.too-late', contact);
  next(assessmentApplicationLifecycle, state.status, 'withdrawDeclaration');
  return [{ type: 'assessment.application-declaration-withdrawn', data: applicationFacts(state) }];
}
