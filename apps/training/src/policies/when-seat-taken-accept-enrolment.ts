import type { Received } from '@peiyu/domain/events/contract.ts';
import type { CohortSeatTaken } from '@peiyu/domain/events/training.ts';
import { follow } from '@peiyu/kit/messages/policy.ts';
import { freeSeat } from '../cohort/running.ts';
import { acceptEnrolment } from '../enrolment/enrolling.ts';
import type { TrainingParts } from '../parts.ts';

const CONSUMER = 'training-accept-enrolments';

/**
 * A seat taken → 录取 of its enrolment. Whoever left or was rejected in between is not accepted (expected:
 * `training.enrolment.state`), and the seat goes back, for the event of leaving met no seat yet.
 */
export function whenSeatTakenAcceptEnrolment(parts: TrainingParts): void {
  parts.kernel.follow({
    name: CONSUMER,
    handlers: {
      'training.cohort-seat-taken': async (event) => {
        const { src, data } = event as Received<typeof CohortSeatTaken>;
        const { enrolmentId } = data;
        const cohortId = src.slice(src.indexOf('/') + 1);
        const expected = { 'training.enrolment.state': () => [] } as const;
        await follow(parts.enrolments, { consumer: CONSUMER, event, target: enrolmentId, expected }, (state) =>
          state ? acceptEnrolment(state) : [],
        );
        const enrolment = await parts.enrolments.find(enrolmentId);
        if (enrolment && !['withdrawn', 'rejected'].includes(enrolment.state.status)) return;
        await follow(parts.cohorts, { consumer: CONSUMER, event, target: cohortId }, (state) =>
          state ? freeSeat(state, enrolmentId) : [],
        );
      },
    },
  });
}
