import { Refusal, refusalText } from '@peiyu/domain/refusal.ts';
import type { Facts, RefusalCode } from '@peiyu/domain/refusal.ts';
import { Busy, NotFound } from '@peiyu/kit/errors.ts';
import type { ChangeContext, Changed } from '@peiyu/kit/store/aggregate.ts';
import type { Loaded } from '@peiyu/kit/store/store.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import { z } from 'zod';
import type { Cohort } from '../cohort/cohort.ts';
import { assertAdmitting, takeSeats } from '../cohort/running.ts';
import type { TrainingParts } from '../parts.ts';
import { cohortFor } from '../parts.ts';
import { assertAdmittable } from './enrolling.ts';
import { findEnrolments } from './find-enrolments.ts';

/** Seats taken in one write: an outbox holds 64 events, and others write too. */
const SEATS_PER_WRITE = 16;
const OUTBOX_WAIT = { tries: 40, ms: 50 };

const AdmitEnrolments = z.strictObject({
  commandId,
  cohortId: z.string().min(1).max(60),
  enrolmentIds: z.array(z.string().min(1).max(60)).min(1).max(1000),
});

interface RefusedEnrolment {
  readonly enrolmentId: string;
  readonly code: RefusalCode;
  readonly facts: Facts;
  readonly text: string;
}

const refusedAs = (enrolmentId: string, code: RefusalCode, facts: Facts = {}): RefusedEnrolment => ({
  enrolmentId,
  code,
  facts,
  text: refusalText(code, facts),
});

/**
 * 录取: a seat for each confirmed enrolment while there are seats; whoever gets none is listed with the reason. A seat is a
 * keyed entry, so a retry takes none twice. The enrolments follow by policy.
 */
export const admitEnrolmentsProcedure = (parts: TrainingParts) =>
  procedure.input(AdmitEnrolments).mutation(async ({ input, ctx }) => {
    const cohort = await cohortFor(parts, input.cohortId, ctx);
    const wanted = [...new Set(input.enrolmentIds)];
    const { ready, refused } = await admittable(parts, cohort, wanted);
    if (ready.length === 0 || !ready.every((id) => cohort.state.seats[id])) assertAdmitting(cohort.state);
    let changed: Changed = { id: cohort.id, v: cohort.v, seq: cohort.seq };
    const seatless: string[] = [];
    for (let from = 0; from < ready.length; from += SEATS_PER_WRITE) {
      const batch = ready.slice(from, from + SEATS_PER_WRITE);
      // The keyed entries make this idempotent, not the command id (messages.md 2).
      const taken = await takeBatch(parts, {
        cohortId: cohort.id,
        batch,
        ctx: { ...ctx.change(input), commandId: null },
      });
      changed = taken.changed;
      seatless.push(...taken.seatless);
    }
    const full = seatless.map((id) => refusedAs(id, 'training.cohort.full', { seats: cohort.state.quota }));
    return { ...changed, admitted: ready.length - seatless.length, refused: [...refused, ...full] };
  });

async function admittable(parts: TrainingParts, cohort: Loaded<Cohort>, ids: readonly string[]) {
  const ready: string[] = [];
  const refused: RefusedEnrolment[] = [];
  const known = await findEnrolments(parts, ids, { from: cohort.tenant, to: cohort.tenant });
  for (const id of ids) {
    const found = known.get(id);
    if (found?.state.cohortId !== cohort.id) {
      refused.push(refusedAs(id, 'kit.not-found'));
    } else if (cohort.state.seats[id]) {
      ready.push(id);
    } else {
      const refusal = refusalOf(() => assertAdmittable(found.state));
      if (refusal) refused.push(refusedAs(id, refusal.code, refusal.facts));
      else ready.push(id);
    }
  }
  return { ready, refused };
}

function refusalOf(check: () => void): Refusal | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

async function takeBatch(parts: TrainingParts, of: { cohortId: string; batch: readonly string[]; ctx: ChangeContext }) {
  const { cohortId, batch, ctx } = of;
  let seatless: string[] = [];
  const changed = await outlastingOutbox(parts, () =>
    parts.cohorts.change(cohortId, ctx, (state) => {
      if (!state) throw new NotFound();
      const events = takeSeats(state, batch);
      const taken = new Set(
        events.map((event) => (event.type === 'training.cohort-seat-taken' ? event.data.enrolmentId : '')),
      );
      seatless = batch.filter((id) => !state.seats[id] && !taken.has(id));
      return events;
    }),
  );
  return { changed, seatless };
}

/** A full outbox empties in moments; only one that stays full is the caller's business. */
async function outlastingOutbox<T>(parts: TrainingParts, work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Busy) || tries >= OUTBOX_WAIT.tries) throw error;
      await parts.kernel.deps.scheduler.sleep(OUTBOX_WAIT.ms);
    }
  }
}
