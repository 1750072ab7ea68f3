import { can, quarterlyReportLifecycle as lifecycle, stateLabel } from '@peiyu/domain/lifecycles/index.ts';
import type { CommandOf } from '@peiyu/domain/lifecycles/index.ts';
import type { Role } from '@peiyu/domain/permissions/roles.ts';
import { refusalText } from '@peiyu/domain/refusal.ts';
import type { Procedure } from '../../lib/permissions.ts';
import { mayDo } from '../../lib/permissions.ts';
import type { Report } from './api/use-reports.ts';

export type ActName = 'seal' | 'submit' | 'accept' | 'return' | 'correct';

export interface ReportAct {
  readonly name: ActName;
  readonly label: string;
  readonly refusal: string | undefined;
}

const RULES: readonly { name: ActName & CommandOf<typeof lifecycle>; procedure: Procedure }[] = [
  { name: 'seal', procedure: 'reporting.quarterlyReport.seal' },
  { name: 'submit', procedure: 'reporting.quarterlyReport.submit' },
  { name: 'accept', procedure: 'reporting.quarterlyReport.accept' },
  { name: 'return', procedure: 'reporting.quarterlyReport.return' },
  { name: 'correct', procedure: 'reporting.quarterlyReport.correct' },
];

/** A form that is open counts as checked when its institution seals what it saw: drafting and checking are the page itself. */
const seen = (status: Report['status']): Report['status'] =>
  status === 'open' || status === 'drafted' ? 'confirmed' : status;

export function actsOf(status: Report['status'], role: Role | undefined): ReportAct[] {
  return RULES.filter(({ procedure }) => mayDo(role, procedure)).map(({ name }) => {
    const label = lifecycle.commands[name];
    const state = stateLabel(lifecycle, status);
    const open = can(lifecycle, name === 'seal' ? seen(status) : status, name);
    return {
      name,
      label,
      refusal: open ? undefined : refusalText('reporting.quarterly-report.state', { state, command: label }),
    };
  });
}
