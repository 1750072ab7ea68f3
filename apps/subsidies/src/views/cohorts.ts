import { CohortCompleted, CohortOpened, CohortStarted } from '@peiyu/domain/events/training.ts';
import type { Kernel } from '@peiyu/kit/kernel.ts';
import type { Documents } from '@peiyu/kit/mongo/documents.ts';
import type { ViewDoc } from '@peiyu/kit/messages/projection.ts';
import { projectInto } from '@peiyu/kit/messages/projection.ts';
import type { Subject } from '../subject.ts';
import { subjectOf } from '../subject.ts';
import { idOfSource, when } from '../when.ts';

const COLLECTION = 'cohorts';
const CONSUMER = 'subsidies-cohorts';

/** What a subsidy needs to know of a class (班次); `startsOn` is the day it opened, once it has. */
export interface CohortFacts extends Subject {
  readonly orgId: string;
  readonly number: string;
  readonly startsOn: string;
}

/** Follows the classes: whose, in what, since when. */
export function followCohorts(kernel: Kernel): void {
  const { documents } = kernel.deps;
  kernel.view(COLLECTION, [{ keys: { tenant: 1, _id: 1 } }]);
  const into = (event: Parameters<typeof idOfSource>[0] & Parameters<typeof projectInto>[1]['event']) => ({
    collection: COLLECTION,
    id: idOfSource(event),
    consumer: CONSUMER,
    event,
  });
  const begun = (event: Parameters<typeof into>[0], startsOn: string): Promise<void> =>
    projectInto<CohortFacts>(documents, into(event), (cohort) => cohort && { ...cohort, startsOn });
  kernel.follow({
    name: CONSUMER,
    handlers: {
      ...when(CohortOpened, (event) => {
        const { orgId, number, startsOn } = event.data;
        return projectInto<CohortFacts>(documents, into(event), () => ({
          orgId,
          number,
          startsOn,
          ...subjectOf(event.data),
        }));
      }),
      ...when(CohortStarted, (event) => begun(event, event.data.startsOn)),
      ...when(CohortCompleted, (event) => begun(event, event.data.startedOn)),
    },
  });
}

/** A class by its id, with the city it is held in. */
export const findCohort = (documents: Documents, cohortId: string): Promise<ViewDoc<CohortFacts> | undefined> =>
  documents.findOne<ViewDoc<CohortFacts>>(COLLECTION, { _id: cohortId });
