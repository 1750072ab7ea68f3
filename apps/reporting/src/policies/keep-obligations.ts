import type { ClockId } from '@peiyu/domain/calendar/index.ts';
import type { Envelope } from '@peiyu/domain/events/contract.ts';
import type { ConsumerDefinition } from '@peiyu/kit/messages/consumer.ts';
import { businessDate, dueDate } from '@peiyu/domain/calendar/index.ts';
import { Busy } from '@peiyu/kit/errors.ts';
import { follow } from '@peiyu/kit/messages/policy.ts';
import type { ReportingParts } from '../parts.ts';
import { createObligation, evolveObligation, submitObligation } from '../obligation/obligation.ts';
import { obligationId } from '../obligation/obligation.store.ts';
import { provinceOf } from '../place.ts';

const CONSUMER = 'reporting-obligations';
/** The national office: receiver of what a province forwards. */
const NATIONAL = '000000';

/** What an event starts or ends; `subjectId` is what the clock is about. */
interface Start {
  readonly kind: ClockId;
  readonly subjectId: string;
  readonly from: string;
  readonly to: string;
  readonly trigger: string;
}

const text = (event: Envelope, field: string): string => String(event.data[field]);
const idOf = (event: Envelope): string => event.src.slice(event.src.indexOf('/') + 1);

/**
 * Starts and ends the law's clocks D1–D4, D6–D8 from what the other services say (A8). D5 belongs to the quarterly form
 * and is started and ended by its own events, in the same table.
 */
export function keepObligations({ obligations, packs }: ReportingParts): ConsumerDefinition {
  const start = async (event: Envelope, begun: Start): Promise<void> => {
    const due = dueDate(begun.kind, begun.trigger, packs.inForce(event.tenant, begun.trigger));
    if (!due) return;
    const target = obligationId(begun.kind, begun.subjectId);
    await follow(obligations, { consumer: CONSUMER, event, target }, (state) =>
      createObligation(state, { ...begun, due }),
    );
  };

  const end = (event: Envelope, ended: { kind: ClockId; subjectId: string; on: string }): Promise<void> =>
    follow(obligations, { consumer: CONSUMER, event, target: obligationId(ended.kind, ended.subjectId) }, (state) => {
      // Start and end may come from two sources; the end waits for its start.
      if (!state) throw new Busy('obligation-not-started');
      return submitObligation(state, ended.on);
    });

  /** A clock that the act itself both starts and ends: the record that it was kept. */
  const atOnce = async (event: Envelope, begun: Start): Promise<void> => {
    const due = dueDate(begun.kind, begun.trigger, packs.inForce(event.tenant, begun.trigger));
    if (!due) return;
    await follow(
      obligations,
      { consumer: CONSUMER, event, target: obligationId(begun.kind, begun.subjectId) },
      (state) => {
        if (state) return [];
        const created = createObligation(undefined, { ...begun, due });
        const started = created.reduce<Parameters<typeof submitObligation>[0] | undefined>(evolveObligation, undefined);
        return started ? [...created, ...submitObligation(started, businessDate(event.at))] : created;
      },
    );
  };

  return {
    name: CONSUMER,
    handlers: {
      'training.cohort-completed': (event) =>
        start(event, {
          kind: 'D1',
          subjectId: idOf(event),
          from: text(event, 'orgId'),
          to: provinceOf(event.tenant),
          trigger: text(event, 'on'),
        }),
      'training.cohort-reported': (event) => end(event, { kind: 'D1', subjectId: idOf(event), on: text(event, 'on') }),
      'assessment.sitting-results-confirmed': (event) =>
        start(event, {
          kind: 'D2',
          subjectId: idOf(event),
          from: text(event, 'evaluatorOrgId'),
          to: provinceOf(event.tenant),
          trigger: text(event, 'on'),
        }),
      'assessment.sitting-reported': (event) =>
        end(event, { kind: 'D2', subjectId: idOf(event), on: text(event, 'on') }),
      'assessment.confirmation-received': (event) =>
        start(event, {
          kind: 'D3',
          subjectId: idOf(event),
          from: provinceOf(event.tenant),
          to: NATIONAL,
          trigger: text(event, 'on'),
        }),
      'assessment.confirmation-confirmed': (event) =>
        end(event, { kind: 'D3', subjectId: idOf(event), on: text(event, 'on') }),
      'assessment.confirmation-approved': (event) =>
        start(event, {
          kind: 'D4',
          subjectId: idOf(event),
          from: text(event, 'evaluatorOrgId'),
          to: event.tenant,
          trigger: text(event, 'on'),
        }),
      'certificates.issue-batch-finished': async (event) => {
        if (event.data['kind'] === 'level')
          await end(event, { kind: 'D4', subjectId: text(event, 'subjectId'), on: text(event, 'on') });
      },
      'training.enrolment-desk-copied': (event) =>
        atOnce(event, {
          kind: 'D6',
          subjectId: idOf(event),
          from: idOf(event),
          to: event.tenant,
          trigger: businessDate(event.at),
        }),
      'subsidies.ce-hours-computed': (event) =>
        start(event, {
          kind: 'D8',
          subjectId: idOf(event),
          from: text(event, 'orgId'),
          to: event.tenant,
          trigger: businessDate(event.at),
        }),
      'subsidies.ce-hours-declared': (event) =>
        end(event, { kind: 'D8', subjectId: idOf(event), on: text(event, 'on') }),
      'reporting.quarterly-report-opened': (event) =>
        start(event, {
          kind: 'D5',
          subjectId: idOf(event),
          from: text(event, 'orgId'),
          to: event.tenant,
          trigger: text(event, 'opensOn'),
        }),
      'reporting.quarterly-report-submitted': (event) =>
        end(event, { kind: 'D5', subjectId: idOf(event), on: text(event, 'on') }),
    },
  };
}
