import { certificatesPermissions } from '@peiyu/domain/permissions/certificates.ts';
import type { ConfirmationApproved } from '@peiyu/domain/events/assessment.ts';
import type { Received } from '@peiyu/domain/events/contract.ts';
import type { OrganisationRegistered } from '@peiyu/domain/events/identity.ts';
import type { EnrolmentCompleted } from '@peiyu/domain/events/training.ts';
import type { Handler } from '@peiyu/kit/messages/consumer.ts';
import type { Service, ServiceDeps } from '@peiyu/kit/kernel.ts';
import type { Router } from 'express';
import { Kernel } from '@peiyu/kit/kernel.ts';
import { createPdfRenderer } from '@peiyu/kit/pdf/index.ts';
import { certificateKeys } from './keys.ts';
import { levelSide, trainingSide } from './certificate/side.ts';
import { FACES, FILES } from './certificate/public-facts.ts';
import { issueBatchDefinition } from './issue-batch/issue-batch.store.ts';
import { issueJob } from './issue/issue-job.ts';
import { HEARINGS } from './level-certificate/hearing.ts';
import { levelCertificateDefinition } from './level-certificate/level-certificate.store.ts';
import type { CertificatesParts, CertificatesSettings } from './parts.ts';
import { prepareOnApproval } from './policies/when-confirmation-approved-prepare-certificates.ts';
import { prepareOnCompletion } from './policies/when-enrolment-completed-prepare-certificate.ts';
import { numberWhenReady } from './policies/when-batch-ready-number.ts';
import { registerDefinition } from './register/register.store.ts';
import { renderJob } from './rendering/render-job.ts';
import { certificatesRouter, type CertificatesRouter } from './router.ts';
import { trainingCertificateDefinition } from './training-certificate/training-certificate.store.ts';
import { ORGANISATIONS, projectOrganisation } from './views/organisations.ts';
import { noteVoided, VOIDED } from './views/voided-applications.ts';
import { verifyRoutes } from './verification/verify-routes.ts';

/** The service and its public pages, which the host mounts at the root. */
export interface CertificatesService extends Service<CertificatesRouter> {
  readonly pages: Router;
}

export function createCertificates(deps: ServiceDeps, settings: CertificatesSettings): CertificatesService {
  const kernel = new Kernel('certificates', deps);
  const trainings = kernel.store(trainingCertificateDefinition);
  const levels = kernel.store(levelCertificateDefinition);
  const parts: CertificatesParts = {
    deps,
    kernel,
    settings,
    trainings,
    levels,
    keys: certificateKeys(settings.keyring),
    batches: kernel.store(issueBatchDefinition),
    registers: kernel.store(registerDefinition),
    renderer: createPdfRenderer(),
    sides: { training: trainingSide(trainings), level: levelSide(levels) },
  };
  for (const collection of [FACES, FILES, HEARINGS, ORGANISATIONS, VOIDED]) kernel.view(collection, []);
  kernel.jobs.define(issueJob(parts));
  kernel.jobs.define(renderJob(parts));
  followOthers(kernel, parts);
  const service = kernel.service(certificatesRouter(parts), certificatesPermissions);
  const stop = async (): Promise<void> => {
    await service.stop();
    await parts.renderer.close();
  };
  return { ...service, stop, pages: verifyRoutes(parts) };
}

function followOthers(kernel: Kernel, parts: CertificatesParts): void {
  const { documents } = parts.deps;
  const organisations = 'certificates-organisations';
  const training = 'certificates-prepare-training';
  const level = 'certificates-prepare-level';
  kernel.follow({
    name: organisations,
    handlers: {
      'identity.organisation-registered': ((event: Received<typeof OrganisationRegistered>) =>
        projectOrganisation(documents, organisations, event)) as Handler,
    },
  });
  const onCompletion = prepareOnCompletion(parts, training);
  kernel.follow({
    name: training,
    handlers: {
      'training.enrolment-completed': ((event: Received<typeof EnrolmentCompleted>) => onCompletion(event)) as Handler,
    },
  });
  const onApproval = prepareOnApproval(parts, level);
  kernel.follow({
    name: level,
    handlers: {
      'assessment.confirmation-approved': ((event: Received<typeof ConfirmationApproved>) =>
        onApproval(event)) as Handler,
    },
  });
  kernel.follow({
    name: 'certificates-voided',
    handlers: { 'assessment.application-voided': (event) => noteVoided(documents, event) },
  });
  const number = numberWhenReady(parts);
  kernel.follow({
    name: 'certificates-number',
    handlers: { 'certificates.issue-batch-started': number, 'certificates.issue-batch-checked': number },
  });
}
