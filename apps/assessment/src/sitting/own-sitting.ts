import type { Scope } from '@peiyu/kit/store/aggregate.ts';
import type { Loaded } from '@peiyu/kit/store/store.ts';
import { Busy, NotFound } from '@peiyu/kit/errors.ts';
import { JOB_COLLECTION } from '@peiyu/kit/jobs/jobs.ts';
import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';
import type { Application } from '../application/application.ts';
import type { AssessmentParts } from '../parts.ts';
import type { Sitting } from './sitting.ts';

/** A sitting of the actor's own evaluator; another's looks absent. */
export async function ownSitting(
  parts: AssessmentParts,
  id: string,
  who: { scope: Scope; org: string | undefined },
): Promise<Loaded<Sitting>> {
  const loaded = await parts.sittings.get(id, who.scope);
  if (loaded.state.evaluatorOrgId !== who.org) throw new NotFound();
  return loaded;
}

/** For a decision inside the store: the state, or absent. */
export function present<S>(state: S | undefined): S {
  if (state === undefined) throw new NotFound();
  return state;
}

/** Everybody who has a place in a sitting, in the order of ids. */
export function seatedIn(parts: AssessmentParts, sittingId: string): Promise<Loaded<Application>[]> {
  return parts.applications.list(EVERYWHERE, { 'state.sittingId': sittingId }, { sort: { _id: 1 }, limit: 1000 });
}

/** Places and scores stand still while they are frozen: no job of this sitting may be under way. */
export async function assertNoJob({ deps }: AssessmentParts, sittingId: string): Promise<void> {
  if ((await deps.documents.count(JOB_COLLECTION, { target: sittingId, status: 'running' })) > 0) throw new Busy('job');
}
