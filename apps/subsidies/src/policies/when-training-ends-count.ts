import { CohortCompleted, EnrolmentCompleted } from '@peiyu/domain/events/training.ts';
import type { Kernel } from '@peiyu/kit/kernel.ts';
import { follow } from '@peiyu/kit/messages/policy.ts';
import { ceHoursIdOf, computeHours } from '../benefits/ce-hours.ts';
import { inCatalogue } from '../catalogue/in-catalogue.ts';
import { subsidise } from '../catalogue/subsidised-cohort.ts';
import type { SubsidiesParts } from '../parts.ts';
import { subjectOf } from '../subject.ts';
import { findCohort } from '../views/cohorts.ts';
import { idOfSource, when } from '../when.ts';

const COHORTS = 'subsidies-cohort-catalogue';
const HOURS = 'subsidies-ce-hours';

/** A completed class whose project stood in the catalogue when it opened is a subsidised one (W-V(3), A4). */
export function countSubsidisedCohorts(kernel: Kernel, parts: SubsidiesParts): void {
  kernel.follow({
    name: COHORTS,
    handlers: when(CohortCompleted, async (event) => {
      const { orgId, on, startedOn } = event.data;
      const cohortId = idOfSource(event);
      const opened = await findCohort(kernel.deps.documents, cohortId);
      const subject = subjectOf(event.data);
      const startsOn = opened?.startsOn ?? startedOn;
      if (!(await inCatalogue(parts, { city: event.tenant, orgId, subject, startsOn }))) return;
      await follow(parts.cohorts, { consumer: COHORTS, event, target: cohortId }, (state) =>
        subsidise(state, { cohortId, orgId, ...subject, on }),
      );
    }),
  });
}

/** A completed training counts as continuing education of the year it was completed, in the city's category (W-V(1), H-III(1)). */
export function countCeHours(kernel: Kernel, parts: SubsidiesParts): void {
  kernel.follow({
    name: HOURS,
    handlers: when(EnrolmentCompleted, async (event) => {
      const { personId, orgId, minutes, on } = event.data;
      if (!parts.packs.has(event.tenant)) return;
      const { category } = parts.packs.inForce(event.tenant, on).ce;
      const enrolmentId = idOfSource(event);
      const year = Number(on.slice(0, 4));
      await follow(parts.ceHours, { consumer: HOURS, event, target: ceHoursIdOf(enrolmentId) }, (state) =>
        computeHours(state, { personId, enrolmentId, orgId, year, minutes, category }),
      );
    }),
  });
}
