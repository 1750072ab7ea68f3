import type { Actor } from '@peiyu/domain/events/contract.ts';
import { businessDate } from '@peiyu/domain/calendar/index.ts';
import type { CityPack } from '@peiyu/domain/policy/index.ts';
import { NotFound } from '@peiyu/kit/errors.ts';
import type { Purpose } from '@peiyu/kit/identity-port.ts';
import type { Kernel } from '@peiyu/kit/kernel.ts';
import type { Packs } from '@peiyu/kit/packs.ts';
import type { Reservations } from '@peiyu/kit/reservations.ts';
import type { Scope } from '@peiyu/kit/store/aggregate.ts';
import type { Loaded, Store } from '@peiyu/kit/store/store.ts';
import type { Announcement, AnnouncementEvent } from './announcement/announcement.ts';
import type { Cohort, CohortEvent } from './cohort/cohort.ts';
import { triggerDate } from './cohort/cohort.ts';
import type { Enrolment, EnrolmentEvent } from './enrolment/enrolment.ts';
import type { Plan, PlanEvent } from './plan/plan.ts';
import type { Directory } from './views/directory.ts';
import type { Timeline } from './views/timeline.ts';

/** What the commands of this service are made of. */
export interface TrainingParts {
  readonly kernel: Kernel;
  readonly packs: Packs;
  readonly plans: Store<Plan, PlanEvent>;
  readonly cohorts: Store<Cohort, CohortEvent>;
  readonly announcements: Store<Announcement, AnnouncementEvent>;
  readonly enrolments: Store<Enrolment, EnrolmentEvent>;
  readonly reservations: Reservations;
  readonly directory: Directory;
  readonly timeline: Timeline;
}

/** Who asks, as the procedures know it. */
export interface Asker {
  readonly actor: Actor;
  readonly scope: Scope;
}

const OF_A_BODY = /^(?:ti|ei)\./u;

/** A record of another body looks absent; desks see all records of their place. */
export function assertOwn({ actor }: Asker, orgId: string): void {
  if (OF_A_BODY.test(actor.role) && actor.org !== orgId) throw new NotFound();
}

/** The body an appointment is for; institutions and evaluators always have one. */
export function orgOf(actor: Actor): string {
  if (actor.org === undefined) throw new NotFound();
  return actor.org;
}

/** The cohort as the asker may see it. */
export async function cohortFor(parts: TrainingParts, id: string, asker: Asker): Promise<Loaded<Cohort>> {
  const cohort = await parts.cohorts.get(id, asker.scope);
  assertOwn(asker, cohort.state.orgId);
  return cohort;
}

/** The enrolment as the asker may see it: a body its own, a trainee their own. */
export async function enrolmentFor(parts: TrainingParts, id: string, asker: Asker): Promise<Loaded<Enrolment>> {
  const enrolment = await parts.enrolments.get(id, asker.scope);
  assertOwn(asker, enrolment.state.orgId);
  if (asker.actor.role === 'trainee' && enrolment.state.personId !== asker.actor.person) throw new NotFound();
  return enrolment;
}

/** A decision about a record that must exist. */
export const existing =
  <S, E>(decide: (state: S) => readonly E[]) =>
  (state: S | undefined): readonly E[] => {
    if (state === undefined) throw new NotFound();
    return decide(state);
  };

export const today = (parts: TrainingParts): string => businessDate(parts.kernel.deps.business.now());

/** The pack in force on the day the class was opened: a case keeps its version (architecture 7.12). */
export const packOf = (parts: TrainingParts, cohort: Pick<Loaded<Cohort>, 'tenant' | 'state'>): CityPack =>
  parts.packs.inForce(cohort.tenant, triggerDate(cohort.state));

export const purposeOf = (tenant: string, purpose: string, actor: Actor): Purpose => ({
  service: 'training',
  tenant,
  purpose,
  actor: actor.id,
});
