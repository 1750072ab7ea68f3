import { Refusal } from '@peiyu/domain/refusal.ts';
import { derivedId } from '@peiyu/kit/ids.ts';
import type { ChangeContext, Changed } from '@peiyu/kit/store/aggregate.ts';
import type { Loaded } from '@peiyu/kit/store/store.ts';
import { assertEnrolmentOpen } from '../announcement/announcement.ts';
import type { Announcement } from '../announcement/announcement.ts';
import type { Cohort } from '../cohort/cohort.ts';
import type { TrainingParts } from '../parts.ts';
import { packOf } from '../parts.ts';
import { submitEnrolment } from './enrolling.ts';
import { liveEnrolmentKey } from './enrolment.store.ts';

export interface Enrol {
  readonly cohort: Loaded<Cohort>;
  readonly announcement: Announcement | undefined;
  readonly personId: string;
  readonly by: 'sheet' | 'form' | 'self';
  readonly warnings: readonly string[];
  readonly today: string;
  /** With the command id that takes the reservation: the same id meets its own hold again. */
  readonly ctx: ChangeContext & { readonly commandId: string };
}

/** The key of the one live enrolment, over all cities unless the city's pack says its own only (C3). */
export function keyIn(parts: TrainingParts, cohort: Loaded<Cohort>, personId: string): string {
  const { duplicateScope } = packOf(parts, cohort).enrolment;
  const { occupation, level } = cohort.state;
  return liveEnrolmentKey({ personId, occupation, level }, duplicateScope === 'city' ? cohort.tenant : null);
}

export const enrolmentIdOf = (cohortId: string, personId: string): string => derivedId('enrolment', cohortId, personId);

/**
 * Enrols one person in one class: hold of the platform-wide key, then the commit; an event confirms the key. Refuses
 * `training.enrolment.duplicate` without a word of where the other enrolment is (C4-1). Twice is once.
 */
export async function enrol(parts: TrainingParts, enrolling: Enrol): Promise<Changed> {
  const { cohort, personId, ctx } = enrolling;
  const id = enrolmentIdOf(cohort.id, personId);
  const { deskCopy } = packOf(parts, cohort).enrolment;
  const submission = {
    cohortId: cohort.id,
    personId,
    by: enrolling.by,
    warnings: enrolling.warnings,
    cohort: cohort.state,
    deskCopy: deskCopy ? cohort.tenant : null,
  };
  const before = await parts.enrolments.find(id);
  if (!before) {
    // Whatever can refuse does so before the key is held: a hold without a commit waits for the sweeper.
    submitEnrolment(undefined, submission);
    assertEnrolmentOpen(enrolling.announcement, enrolling.today);
    const owner = { id, tenant: cohort.tenant, commandId: ctx.commandId };
    if (!(await parts.reservations.hold(keyIn(parts, cohort, personId), owner))) {
      throw new Refusal('training.enrolment.duplicate');
    }
  }
  return parts.enrolments.change(id, ctx, (state) => submitEnrolment(state, submission));
}
