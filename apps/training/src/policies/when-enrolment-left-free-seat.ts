import type { Envelope, Received } from '@peiyu/domain/events/contract.ts';
import type { EnrolmentRejected, EnrolmentWithdrawn } from '@peiyu/domain/events/training.ts';
import { follow } from '@peiyu/kit/messages/policy.ts';
import { freeSeat } from '../cohort/running.ts';
import type { TrainingParts } from '../parts.ts';

const CONSUMER = 'training-free-seats';

/** Who withdraws or is rejected leaves the seat to others; no refusal is expected. */
export function whenEnrolmentLeftFreeSeat(parts: TrainingParts): void {
  const free = (event: Envelope): Promise<void> => {
    const { src, data } = event as Received<typeof EnrolmentWithdrawn> | Received<typeof EnrolmentRejected>;
    const enrolmentId = src.slice(src.indexOf('/') + 1);
    return follow(parts.cohorts, { consumer: CONSUMER, event, target: data.cohortId }, (state) =>
      state ? freeSeat(state, enrolmentId) : [],
    );
  };
  parts.kernel.follow({
    name: CONSUMER,
    handlers: { 'training.enrolment-withdrawn': free, 'training.enrolment-rejected': free },
  });
}
