import { subsidiesPermissions } from '@peiyu/domain/permissions/subsidies.ts';
import type { Service, ServiceDeps } from '@peiyu/kit/kernel.ts';
import { Kernel } from '@peiyu/kit/kernel.ts';
import { batchDefinition } from './batch/batch.ts';
import { ceHoursDefinition } from './benefits/ce-hours.ts';
import { titleDefinition } from './benefits/title.ts';
import { projectDefinition } from './catalogue/project.store.ts';
import { subsidisedCohortDefinition } from './catalogue/subsidised-cohort.ts';
import { claimDefinition } from './claim/claim.store.ts';
import { verifyClaimsJob } from './claim/verify-claims.ts';
import { entitlementDefinition } from './entitlement/entitlement.store.ts';
import { noticeDefinition } from './notice/notice.ts';
import { createNumbers } from './numbers.ts';
import type { SubsidiesParts, SubsidiesSettings } from './parts.ts';
import { markRevokedClaims, noticeTitles } from './policies/when-certificate-moves-follow.ts';
import { keepEntitlements } from './policies/when-claim-moves-keep-entitlement.ts';
import { moveClaims } from './policies/when-others-decide-move-claim.ts';
import { countCeHours, countSubsidisedCohorts } from './policies/when-training-ends-count.ts';
import { recoveryDefinition } from './recovery/recovery.ts';
import type { SubsidiesRouter } from './router.ts';
import { subsidiesRouter } from './router.ts';
import { followCertificates } from './views/certificates.ts';
import { followCohorts } from './views/cohorts.ts';
import { followListings } from './views/listings.ts';

/** What a training earns: catalogue, claims, notices, payments, recoveries, hours, titles. The composition root. */
export function createSubsidies(deps: ServiceDeps, settings: SubsidiesSettings): Service<SubsidiesRouter> {
  const kernel = new Kernel('subsidies', deps);
  const parts: SubsidiesParts = {
    ...settings,
    deps,
    jobs: kernel.jobs,
    numbers: createNumbers(deps.documents),
    projects: kernel.store(projectDefinition),
    cohorts: kernel.store(subsidisedCohortDefinition),
    claims: kernel.store(claimDefinition),
    entitlements: kernel.store(entitlementDefinition),
    notices: kernel.store(noticeDefinition),
    batches: kernel.store(batchDefinition),
    recoveries: kernel.store(recoveryDefinition),
    ceHours: kernel.store(ceHoursDefinition),
    titles: kernel.store(titleDefinition),
  };
  kernel.jobs.define(verifyClaimsJob(parts));
  followListings(kernel);
  followCohorts(kernel);
  followCertificates(kernel);
  keepEntitlements(kernel, parts);
  moveClaims(kernel, parts);
  noticeTitles(kernel, parts);
  markRevokedClaims(kernel, parts);
  countSubsidisedCohorts(kernel, parts);
  countCeHours(kernel, parts);
  return kernel.service(subsidiesRouter(parts), subsidiesPermissions);
}
