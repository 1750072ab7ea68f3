import type { CityPack } from '@peiyu/domain/policy/index.ts';
import type { Envelope } from '@peiyu/domain/events/contract.ts';
import type { ConsumerDefinition, Handler } from '@peiyu/kit/messages/consumer.ts';
import { businessDate } from '@peiyu/domain/calendar/index.ts';
import type { Start } from '../obligation/clocks.ts';
import { clocksOf } from '../obligation/clocks.ts';
import type { ReportingParts } from '../parts.ts';
import { provinceOf } from '@peiyu/domain/values/index.ts';

const CONSUMER = 'reporting-obligations';
/** The national office: receiver of what a province forwards. */
const NATIONAL = '000000';

const text = (event: Envelope, field: string): string => String(event.data[field]);
const idOf = (event: Envelope): string => event.src.slice(event.src.indexOf('/') + 1);

type Says = (event: Envelope) => Omit<Start, 'kind'>;

const completion: Says = (event) => ({
  subjectId: idOf(event),
  from: text(event, 'orgId'),
  to: provinceOf(event.tenant),
  trigger: text(event, 'on'),
});
const assessmentEnd: Says = (event) => ({ ...completion(event), from: text(event, 'evaluatorOrgId') });
const completeData: Says = (event) => ({ ...completion(event), from: provinceOf(event.tenant), to: NATIONAL });
const nationalApproval: Says = (event) => ({ ...assessmentEnd(event), to: event.tenant });
const enrolment: Says = (event) => ({
  subjectId: idOf(event),
  from: idOf(event),
  to: event.tenant,
  trigger: businessDate(event.at),
});
const quarter: Says = (event) => ({
  subjectId: idOf(event),
  from: text(event, 'orgId'),
  to: event.tenant,
  trigger: text(event, 'opensOn'),
});
/** Whoever the city lets declare owes it: the institution, or each trainee for their own record (W-V(1), H-III(1)). */
const hours =
  (ce: CityPack['ce']): Says =>
  (event) => ({
    ...enrolment(event),
    from: ce.declaredBy === 'trainee' ? text(event, 'enrolmentId') : text(event, 'orgId'),
  });

/**
 * Starts and ends the law's clocks from what the other services say (A8), and moves them when the receiver accepts or
 * sends back (C2). D7 has a policy of its own; D5 follows the events of the quarterly form.
 */
export function keepObligations(parts: ReportingParts): ConsumerDefinition {
  const clocks = clocksOf(parts, CONSUMER);
  const starts =
    (kind: Start['kind'], says: Says): Handler =>
    (event) =>
      clocks.start(event, { kind, ...says(event) });
  const ends =
    (kind: Start['kind'], subject: (event: Envelope) => string = idOf): Handler =>
    (event) =>
      clocks.end(event, { kind, subjectId: subject(event), on: text(event, 'on') });
  const accepts =
    (kind: Start['kind']): Handler =>
    (event) =>
      clocks.accept(event, { kind, subjectId: idOf(event) });
  const sendsBack =
    (kind: Start['kind']): Handler =>
    (event) =>
      clocks.returned(event, { kind, subjectId: idOf(event) });

  return {
    name: CONSUMER,
    handlers: {
      'training.cohort-completed': starts('D1', completion),
      'training.cohort-reported': ends('D1'),
      'training.cohort-report-accepted': accepts('D1'),
      'training.cohort-report-returned': sendsBack('D1'),
      'assessment.sitting-results-confirmed': starts('D2', assessmentEnd),
      'assessment.sitting-reported': ends('D2'),
      'assessment.confirmation-received': starts('D3', completeData),
      'assessment.confirmation-confirmed': ends('D3'),
      'assessment.confirmation-approved': async (event) => {
        // Nobody approved, nobody to issue to: a clock would run for ever.
        if (Array.isArray(event.data['lines']) && event.data['lines'].length === 0) return;
        await clocks.start(event, { kind: 'D4', ...nationalApproval(event) });
      },
      'certificates.issue-batch-finished': async (event) => {
        if (event.data['kind'] === 'level') await ends('D4', (said) => text(said, 'subjectId'))(event);
      },
      'reporting.quarterly-report-opened': starts('D5', quarter),
      'reporting.quarterly-report-submitted': ends('D5'),
      'reporting.quarterly-report-accepted': accepts('D5'),
      'reporting.quarterly-report-returned': sendsBack('D5'),
      'training.enrolment-desk-copied': (event) => clocks.atOnce(event, { kind: 'D6', ...enrolment(event) }),
      'subsidies.ce-hours-computed': (event) => {
        const { ce } = parts.packs.inForce(event.tenant, businessDate(event.at));
        return clocks.start(event, { kind: 'D8', ...hours(ce)(event) });
      },
      'subsidies.ce-hours-declared': ends('D8'),
    },
  };
}
