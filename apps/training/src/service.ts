import { trainingPermissions } from '@peiyu/domain/permissions/training.ts';
import type { Service, ServiceDeps } from '@peiyu/kit/kernel.ts';
import { Kernel } from '@peiyu/kit/kernel.ts';
import type { Packs } from '@peiyu/kit/packs.ts';
import { announcementDefinition } from './announcement/announcement.store.ts';
import { attendanceImport } from './attendance/import-attendance.ts';
import { cohortDefinition } from './cohort/cohort.store.ts';
import { completions } from './completion/complete-all.ts';
import { examRecording } from './completion/record-exams.ts';
import { enrolmentDefinition } from './enrolment/enrolment.store.ts';
import { rosterImport } from './enrolment/import-roster.ts';
import type { TrainingParts } from './parts.ts';
import { planDefinition } from './plan/plan.store.ts';
import { whenEnrolmentLeftFreeSeat } from './policies/when-enrolment-left-free-seat.ts';
import { whenEnrolmentSaidKeepReservation } from './policies/when-enrolment-said-keep-reservation.ts';
import { whenSeatTakenAcceptEnrolment } from './policies/when-seat-taken-accept-enrolment.ts';
import type { TrainingRouter } from './router.ts';
import { trainingRouter } from './router.ts';
import { Directory } from './views/directory.ts';
import { Timeline } from './views/timeline.ts';

export interface TrainingSettings {
  readonly packs: Packs;
}

/** The composition root of training. */
export function createTraining(deps: ServiceDeps, settings: TrainingSettings): Service<TrainingRouter> {
  const kernel = new Kernel('training', deps);
  const enrolments = kernel.store(enrolmentDefinition);
  const parts: TrainingParts = {
    kernel,
    packs: settings.packs,
    plans: kernel.store(planDefinition),
    cohorts: kernel.store(cohortDefinition),
    announcements: kernel.store(announcementDefinition),
    enrolments,
    reservations: kernel.reservations(enrolments),
    directory: new Directory(kernel),
    timeline: new Timeline(kernel),
  };
  whenSeatTakenAcceptEnrolment(parts);
  whenEnrolmentLeftFreeSeat(parts);
  whenEnrolmentSaidKeepReservation(parts);
  kernel.jobs.define(rosterImport(parts));
  kernel.jobs.define(attendanceImport(parts));
  kernel.jobs.define(examRecording(parts));
  kernel.jobs.define(completions(parts));
  return kernel.service(trainingRouter(parts), trainingPermissions);
}
