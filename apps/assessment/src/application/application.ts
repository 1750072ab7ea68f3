import type { EventOf } from '@peiyu/domain/events/contract.ts';
import type {
  ApplicationDeclarationWithdrawn,
  ApplicationFailed,
  ApplicationPassed,
  ApplicationQualified,
  ApplicationRefused,
  ApplicationScheduled,
  ApplicationScored,
  ApplicationSubmitted,
  ApplicationVoidProposed,
  ApplicationVoidRejected,
  ApplicationVoided,
} from '@peiyu/domain/events/assessment.ts';
import type { StateOf } from '@peiyu/domain/lifecycles/index.ts';
import type { assessmentApplicationLifecycle } from '@peiyu/domain/lifecycles/index.ts';

export type ApplicationEvent =
  | EventOf<typeof ApplicationSubmitted>
  | EventOf<typeof ApplicationDeclarationWithdrawn>
  | EventOf<typeof ApplicationQualified>
  | EventOf<typeof ApplicationRefused>
  | EventOf<typeof ApplicationScheduled>
  | EventOf<typeof ApplicationScored>
  | EventOf<typeof ApplicationVoidProposed>
  | EventOf<typeof ApplicationVoidRejected>
  | EventOf<typeof ApplicationVoided>
  | EventOf<typeof ApplicationPassed>
  | EventOf<typeof ApplicationFailed>;

export type ApplicationState = StateOf<typeof assessmentApplicationLifecycle>;
type Submitted = EventOf<typeof ApplicationSubmitted>['data'];

/** Scores in tenths of a point; null while absent. */
export interface Scores {
  readonly theory: number | null;
  readonly ability: number | null;
  readonly absent: boolean;
}

/** 申报考核 by one person for one occupation and level (W-IV(3), H-II(3)). */
export interface Application extends Submitted {
  readonly status: ApplicationState;
  /** The way of the entry condition that was met. */
  readonly condition?: string;
  readonly reasons?: readonly string[];
  readonly passesOn?: string | null;
  readonly sittingId?: string;
  readonly scores?: Scores & { readonly by: string };
  /** A breach that waits for the second person. */
  readonly breach?: { readonly reason: string; readonly by: string };
  readonly voidReason?: string;
}

export function evolveApplication(state: Application | undefined, event: ApplicationEvent): Application {
  if (event.type === 'assessment.application-submitted') return { ...event.data, status: 'submitted' };
  if (!state) throw new Error(`${event.type} before the application was submitted`);
  const withoutBreach = (): Application => {
    const { breach, ...rest } = state;
    void breach;
    return rest;
  };
  switch (event.type) {
    case 'assessment.application-declaration-withdrawn':
      return { ...state, status: 'withdrawn' };
    case 'assessment.application-qualified':
      return { ...state, status: 'qualified', condition: event.data.condition };
    case 'assessment.application-refused':
      return { ...state, status: 'notQualified', reasons: event.data.reasons, passesOn: event.data.passesOn };
    case 'assessment.application-scheduled':
      return { ...state, status: 'scheduled', sittingId: event.data.sittingId };
    case 'assessment.application-scored': {
      const { theory, ability, absent, scoredBy } = event.data;
      return { ...state, status: absent ? 'absent' : 'scored', scores: { theory, ability, absent, by: scoredBy } };
    }
    case 'assessment.application-void-proposed':
      return { ...state, breach: { reason: event.data.reason, by: event.data.proposedBy } };
    case 'assessment.application-void-rejected':
      return withoutBreach();
    case 'assessment.application-voided':
      return { ...withoutBreach(), status: 'voided', voidReason: event.data.reason };
    case 'assessment.application-passed':
      return { ...state, status: 'passed' };
    case 'assessment.application-failed':
      return { ...state, status: 'failed' };
  }
}

/** The facts most of its events repeat. */
export const applicationFacts = (state: Application) => {
  const { personId, evaluatorOrgId, occupation, direction, level } = state;
  return { personId, evaluatorOrgId, occupation, direction, level };
};

/** An application that has come to its end without a certificate: the person may apply again (C4-11). */
export const hasEnded = ({ status }: Application): boolean =>
  status === 'notQualified' || status === 'withdrawn' || status === 'failed' || status === 'voided';
