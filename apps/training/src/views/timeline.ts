import type { Envelope } from '@peiyu/domain/events/contract.ts';
import type { Doc } from '@peiyu/kit/mongo/documents.ts';
import type { Kernel } from '@peiyu/kit/kernel.ts';
import { insertFact } from '@peiyu/kit/messages/projection.ts';

const CONSUMER = 'training-timeline';
const COLLECTION = 'timeline';
const LIMIT = 200;

/** What the page of a class tells of its course. Seats and sessions are counted elsewhere and would drown it. */
const TOLD = [
  'training.cohort-opened',
  'training.cohort-approved',
  'training.cohort-returned',
  'training.cohort-rejected',
  'training.cohort-enrolling',
  'training.cohort-started',
  'training.cohort-examining',
  'training.cohort-completed',
  'training.cohort-reported',
  'training.cohort-report-accepted',
  'training.cohort-report-returned',
  'training.announcement-published',
  'training.announcement-closed',
] as const;

/** One step of a class: who by role, never by name. */
export interface TimelineEntry {
  readonly at: string;
  readonly what: string;
  readonly role: string;
  readonly reason: string | null;
}

interface Fact extends TimelineEntry {
  readonly cohortId: string;
}

/** The course of each class, by its own events. */
export class Timeline {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    kernel.view(COLLECTION, [{ keys: { cohortId: 1, at: 1, _id: 1 } }]);
    const tell = (event: Envelope): Promise<void> =>
      insertFact(kernel.deps.documents, { collection: COLLECTION, consumer: CONSUMER, event }, { ...factOf(event) });
    kernel.follow({ name: CONSUMER, handlers: Object.fromEntries(TOLD.map((type) => [type, tell])) });
  }

  async of(cohortId: string): Promise<readonly TimelineEntry[]> {
    const facts = await this.#kernel.deps.documents.find<Doc & Fact>(
      COLLECTION,
      { cohortId },
      { sort: { at: 1, _id: 1 }, limit: LIMIT },
    );
    return facts.map(({ at, what, role, reason }) => ({ at, what, role, reason }));
  }
}

function factOf({ type, src, at, actor, data }: Envelope): Fact {
  const cohortId = typeof data['cohortId'] === 'string' ? data['cohortId'] : src.slice(src.indexOf('/') + 1);
  const reason = typeof data['reason'] === 'string' ? data['reason'] : null;
  return { cohortId, at, what: type, role: actor.role, reason };
}
