import type { SittingReported, SittingResultsConfirmed } from '@peiyu/domain/events/assessment.ts';
import type { Received } from '@peiyu/domain/events/contract.ts';
import type { Service, ServiceDeps } from '@peiyu/kit/kernel.ts';
import { assessmentPermissions } from '@peiyu/domain/permissions/assessment.ts';
import { Kernel } from '@peiyu/kit/kernel.ts';
import { applicationDefinition } from './application/application.store.ts';
import { confirmationDefinition } from './confirmation/confirmation.store.ts';
import type { AssessmentParts, AssessmentSettings } from './parts.ts';
import { decideResults } from './policies/when-results-confirmed-decide.ts';
import { receiveReported } from './policies/when-sitting-reported-receive.ts';
import { assessmentRouter, type AssessmentRouter } from './router.ts';
import { scoresJob } from './scores/score-sheet.ts';
import { scheduleJob } from './sitting/schedule-applications.ts';
import { sittingDefinition } from './sitting/sitting.store.ts';
import { followCredentials } from './views/credentials.ts';
import { followDeclarations } from './views/declaration-records.ts';
import { Directory } from './views/directory.ts';

export function createAssessment(deps: ServiceDeps, settings: AssessmentSettings): Service<AssessmentRouter> {
  const kernel = new Kernel('assessment', deps);
  const parts: AssessmentParts = {
    deps,
    kernel,
    settings,
    directory: new Directory(kernel),
    applications: kernel.store(applicationDefinition),
    sittings: kernel.store(sittingDefinition),
    confirmations: kernel.store(confirmationDefinition),
  };
  followCredentials(kernel);
  followDeclarations(kernel);
  kernel.jobs.define(scheduleJob(parts));
  kernel.jobs.define(scoresJob(parts));
  const results = 'assessment-results';
  const decide = decideResults(parts, results);
  kernel.follow({
    name: results,
    handlers: {
      'assessment.sitting-results-confirmed': (event) => decide(event as Received<typeof SittingResultsConfirmed>),
    },
  });
  const confirmations = 'assessment-confirmations';
  const receive = receiveReported(parts, confirmations);
  kernel.follow({
    name: confirmations,
    handlers: { 'assessment.sitting-reported': (event) => receive(event as Received<typeof SittingReported>) },
  });
  return kernel.service(assessmentRouter(parts), assessmentPermissions);
}
