import type { Envelope, Received } from '@peiyu/domain/events/contract.ts';
import type { EnrolmentSubmitted } from '@peiyu/domain/events/training.ts';
import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';
import { keyIn } from '../enrolment/enrol.ts';
import type { TrainingParts } from '../parts.ts';

const CONSUMER = 'training-reservations';
/** After these nothing of the enrolment is live any more, and the person may enrol again (C4-1). */
const ENDINGS = [
  'training.enrolment-rejected',
  'training.enrolment-withdrawn',
  'training.enrolment-failed',
  'training.enrolment-completed',
] as const;

/** The platform-wide key of a live enrolment is confirmed by its submission and released by its end. Twice is once. */
export function whenEnrolmentSaidKeepReservation(parts: TrainingParts): void {
  const keyOf = async (event: Envelope): Promise<{ key: string; owner: string }> => {
    const { src, data } = event as Received<typeof EnrolmentSubmitted>;
    const cohort = await parts.cohorts.get(data.cohortId, EVERYWHERE);
    return { key: keyIn(parts, cohort, data.personId), owner: src.slice(src.indexOf('/') + 1) };
  };
  const release = async (event: Envelope): Promise<void> => {
    const { key, owner } = await keyOf(event);
    await parts.reservations.release(key, owner);
  };
  parts.kernel.follow({
    name: CONSUMER,
    handlers: {
      'training.enrolment-submitted': async (event) => {
        const { key, owner } = await keyOf(event);
        await parts.reservations.confirm(key, owner);
      },
      ...Object.fromEntries(ENDINGS.map((type) => [type, release])),
    },
  });
}
