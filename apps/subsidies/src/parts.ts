import type { ServiceDeps } from '@peiyu/kit/kernel.ts';
import type { Jobs } from '@peiyu/kit/jobs/jobs.ts';
import type { Packs } from '@peiyu/kit/packs.ts';
import type { Store } from '@peiyu/kit/store/store.ts';
import type { Batch, BatchEvent } from './batch/batch.ts';
import type { CeHours, CeHoursEvent } from './benefits/ce-hours.ts';
import type { Title, TitleEvent } from './benefits/title.ts';
import type { SubsidisedCohort, SubsidisedCohortEvent } from './catalogue/subsidised-cohort.ts';
import type { Project, ProjectEvent } from './catalogue/project.ts';
import type { Claim, ClaimEvent } from './claim/claim.ts';
import type { Entitlement, EntitlementEvent } from './entitlement/entitlement.ts';
import type { Notice, NoticeEvent } from './notice/notice.ts';
import type { Numbers } from './numbers.ts';
import type { Recovery, RecoveryEvent } from './recovery/recovery.ts';

/** What the service needs beside its dependencies. */
export interface SubsidiesSettings {
  readonly packs: Packs;
}

/** The parts the procedures and policies of this service share. */
export interface SubsidiesParts extends SubsidiesSettings {
  readonly deps: ServiceDeps;
  readonly jobs: Jobs;
  readonly numbers: Numbers;
  readonly projects: Store<Project, ProjectEvent>;
  readonly cohorts: Store<SubsidisedCohort, SubsidisedCohortEvent>;
  readonly claims: Store<Claim, ClaimEvent>;
  readonly entitlements: Store<Entitlement, EntitlementEvent>;
  readonly notices: Store<Notice, NoticeEvent>;
  readonly batches: Store<Batch, BatchEvent>;
  readonly recoveries: Store<Recovery, RecoveryEvent>;
  readonly ceHours: Store<CeHours, CeHoursEvent>;
  readonly titles: Store<Title, TitleEvent>;
}
