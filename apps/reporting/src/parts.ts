import type { KeyedQueue } from '@peiyu/kit/keyed-queue.ts';
import type { IdentityPort } from '@peiyu/kit/identity-port.ts';
import type { QueryDocuments } from '@peiyu/kit/mongo/mongo-documents.ts';
import type { Packs } from '@peiyu/kit/packs.ts';
import type { Store } from '@peiyu/kit/store/store.ts';
import type { Obligation, ObligationEvent } from './obligation/obligation.ts';
import type { Report, ReportEvent } from './quarterly/report.ts';

/** What the commands, policies and queries of this service are made of. Collections are named by their views. */
export interface ReportingParts {
  readonly obligations: Store<Obligation, ObligationEvent>;
  readonly reports: Store<Report, ReportEvent>;
  readonly documents: QueryDocuments;
  readonly identity: IdentityPort;
  readonly packs: Packs;
  readonly facts: string;
  readonly todo: string;
  readonly organisations: string;
  readonly filedPlans: string;
  readonly clockEnds: string;
  readonly labels: string;
  /** One seal of a form at a time. */
  readonly seals: KeyedQueue;
}
