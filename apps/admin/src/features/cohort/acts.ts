import type { CommandOf } from '@peiyu/domain/lifecycles/index.ts';
import { can, cohortLifecycle, commandLabel, stateLabel } from '@peiyu/domain/lifecycles/index.ts';
import type { Role } from '@peiyu/domain/permissions/roles.ts';
import { refusalText } from '@peiyu/domain/refusal.ts';
import type { Procedure } from '../../lib/permissions.ts';
import { mayDo } from '../../lib/permissions.ts';
import type { Cohort } from './api/use-cohorts.ts';

export type ActName =
  | 'approve'
  | 'return'
  | 'reject'
  | 'beginEnrolment'
  | 'start'
  | 'examine'
  | 'completeAll'
  | 'complete'
  | 'issue'
  | 'report'
  | 'acceptReport'
  | 'returnReport';

export interface CohortAct {
  readonly name: ActName;
  readonly label: string;
  readonly procedure: Procedure;
  /** What the state says against it: the refusal's own sentence; undefined when it may be done. */
  readonly refusal: string | undefined;
}

/** What the buttons depend on: the class, and whether certificates of it wait to be issued. */
export type ActFacts = Pick<Cohort, 'status' | 'report'> & { readonly prepared?: boolean };

interface ActRule {
  readonly name: ActName;
  readonly procedure: Procedure;
  /** Its row in the lifecycle table; acts beside the table say when they stand. */
  readonly command?: CommandOf<typeof cohortLifecycle>;
  readonly label?: string;
  /** Said when it does not stand, where the state is not the reason. */
  readonly refusal?: string;
  readonly stands?: (cohort: ActFacts) => boolean;
}

const waitsForProvince = ({ report }: Pick<Cohort, 'report'>): boolean => report?.status === 'sent';

/** Every act of the page, in the order of a class's life. */
const RULES: readonly ActRule[] = [
  { name: 'approve', procedure: 'training.cohort.approve', command: 'approve' },
  { name: 'return', procedure: 'training.cohort.return', command: 'return' },
  { name: 'reject', procedure: 'training.cohort.reject', command: 'reject' },
  { name: 'beginEnrolment', procedure: 'training.cohort.beginEnrolment', command: 'openEnrolling' },
  { name: 'start', procedure: 'training.cohort.start', command: 'start' },
  { name: 'examine', procedure: 'training.cohort.examine', command: 'examine' },
  {
    name: 'completeAll',
    procedure: 'training.enrolment.completeAll',
    label: '登记全班结业',
    stands: ({ status }) => status === 'examining',
  },
  { name: 'complete', procedure: 'training.cohort.complete', command: 'complete' },
  {
    name: 'issue',
    procedure: 'certificates.trainingCertificate.issue',
    label: '颁发培训合格证书',
    stands: ({ prepared = false }) => prepared,
    refusal: refusalText('certificates.issue.empty'),
  },
  { name: 'report', procedure: 'training.cohort.report', command: 'report' },
  { name: 'acceptReport', procedure: 'training.cohort.acceptReport', label: '接收', stands: waitsForProvince },
  { name: 'returnReport', procedure: 'training.cohort.returnReport', label: '退回补正', stands: waitsForProvince },
];

/** The buttons of a class: what the role may do, each with what the state says against it (desks 1.4). */
export function actsOf(cohort: ActFacts, role: Role | undefined): CohortAct[] {
  return RULES.filter(({ procedure }) => mayDo(role, procedure)).map((rule) => {
    const { name, procedure, command, label, stands } = rule;
    const said = label ?? (command ? commandLabel(cohortLifecycle, command) : '');
    // A report that came back is reported anew: the state is the same, the report is not.
    const again = name === 'report' && cohort.report?.status === 'returned';
    const open = again || (command ? can(cohortLifecycle, cohort.status, command) : (stands?.(cohort) ?? false));
    const state = stateLabel(cohortLifecycle, cohort.status);
    const barred = rule.refusal ?? refusalText('training.cohort.state', { state, command: said });
    const refusal = open ? undefined : barred;
    return { name, label: said, procedure, refusal };
  });
}
