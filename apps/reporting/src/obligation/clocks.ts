import type { CalendarDate, ClockId } from '@peiyu/domain/calendar/index.ts';
import type { Envelope } from '@peiyu/domain/events/contract.ts';
import { businessDate } from '@peiyu/domain/calendar/index.ts';
import { follow } from '@peiyu/kit/messages/policy.ts';
import type { ReportingParts } from '../parts.ts';
import type { NewObligation, Obligation, ObligationEvent } from './obligation.ts';
import { evolveObligation } from './obligation.ts';
import { acceptObligation, createObligation, returnObligation, submitObligation } from './decisions.ts';
import { dueOf } from './due-of.ts';
import { obligationId } from './obligation.store.ts';

/** What an event starts; `subjectId` is what the clock is about. */
export type Start = Omit<NewObligation, 'due'>;

/** Which clock an event ends, on which day. */
export interface End {
  readonly kind: ClockId;
  readonly subjectId: string;
  readonly on: CalendarDate;
}

export interface Clocks {
  start(event: Envelope, begun: Start): Promise<void>;
  /** A clock that the act itself both starts and ends: the record that it was kept. */
  atOnce(event: Envelope, begun: Start): Promise<void>;
  end(event: Envelope, ended: End): Promise<void>;
  accept(event: Envelope, of: Omit<End, 'on'>): Promise<void>;
  returned(event: Envelope, of: Omit<End, 'on'>): Promise<void>;
}

/**
 * Moves the law's clocks for one policy. Start and end may come from two sources in either order: an end that is heard
 * first is written down beside the clock and taken by its start, so that neither ever waits for the other.
 */
export function clocksOf(parts: ReportingParts, consumer: string): Clocks {
  const { obligations, documents, clockEnds, packs } = parts;
  const step = (
    by: { event: Envelope; target: string; mark?: string },
    decide: (state: Obligation | undefined) => readonly ObligationEvent[],
  ): Promise<void> =>
    follow(obligations, { consumer: `${consumer}${by.mark ?? ''}`, event: by.event, target: by.target }, decide);

  const begin = async (event: Envelope, { begun, ended }: { begun: Start; ended?: CalendarDate }): Promise<void> => {
    const { kind, subjectId, trigger } = begun;
    const due = dueOf(packs, { city: event.tenant, kind, trigger });
    if (!due) return;
    const target = obligationId(kind, subjectId);
    await step({ event, target }, (state) => {
      const created = createObligation(state, { ...begun, due });
      if (ended === undefined) return created;
      const started = created.reduce<Obligation | undefined>(evolveObligation, undefined);
      return [...created, ...submitObligation(started, ended)];
    });
    const before = await documents.findOne(clockEnds, { _id: target });
    if (before) await step({ event, target, mark: '-ended' }, (state) => submitObligation(state, String(before['on'])));
  };

  return {
    start: (event, begun) => begin(event, { begun }),
    atOnce: (event, begun) => begin(event, { begun, ended: businessDate(event.at) }),
    async end(event, { kind, subjectId, on }) {
      const target = obligationId(kind, subjectId);
      // Written first: a start that comes between the two writes finds it, and a second submission changes nothing.
      if (!(await obligations.find(target)))
        await documents.insertOne(clockEnds, { _id: target, tenant: event.tenant, on });
      await step({ event, target }, (state) => submitObligation(state, on));
    },
    accept: (event, { kind, subjectId }) =>
      step({ event, target: obligationId(kind, subjectId) }, (state) =>
        acceptObligation(state, businessDate(event.at)),
      ),
    returned(event, { kind, subjectId }) {
      const on = businessDate(event.at);
      const restarts = packs.inForce(event.tenant, on).clocks.onReturn[kind] === 'restart';
      const again = restarts ? dueOf(packs, { city: event.tenant, kind, trigger: on }) : null;
      return step({ event, target: obligationId(kind, subjectId) }, (state) => returnObligation(state, { on, again }));
    },
  };
}
