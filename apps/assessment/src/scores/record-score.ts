import { orThrow, Refusal } from '@peiyu/domain/refusal.ts';
import { parseScore } from '@peiyu/domain/values/index.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import { z } from 'zod';
import type { Scores } from '../application/application.ts';
import type { AssessmentParts } from '../parts.ts';
import { recordResult } from '../application/scoring.ts';
import { personOf } from '../parts.ts';
import { PublicReason } from '../public-reason.ts';
import { ownSitting, present } from '../sitting/own-sitting.ts';
import { assertTakesResults } from '../sitting/sitting.ts';

const score = z.union([z.string().max(20), z.number()]).nullable();
export const RecordScore = z.strictObject({
  commandId,
  sittingId: z.string().min(1).max(60),
  applicationId: z.string().min(1).max(60),
  theory: score,
  ability: score,
  absent: z.boolean().default(false),
  breach: PublicReason.nullable().default(null),
});

/** Both scores, an absence, or only a breach; half of them is refused, never completed. */
function scoresOf(input: Pick<z.infer<typeof RecordScore>, 'theory' | 'ability' | 'absent' | 'breach'>): Scores | null {
  const { theory, ability, absent, breach } = input;
  if (absent) {
    if (theory !== null || ability !== null) throw new Refusal('assessment.score.absent');
    return { theory: null, ability: null, absent: true };
  }
  if (breach !== null && theory === null && ability === null) return null;
  return { theory: orThrow(parseScore(theory ?? '')), ability: orThrow(parseScore(ability ?? '')), absent: false };
}

/** One result by hand, before the results are confirmed. */
export const recordScoreProcedure = (parts: AssessmentParts) =>
  procedure.input(RecordScore).mutation(async ({ input, ctx }) => {
    const { sittingId, applicationId, breach } = input;
    const sitting = await ownSitting(parts, sittingId, { scope: ctx.scope, org: ctx.actor.org });
    assertTakesResults(sitting.state);
    const entry = { result: { scores: scoresOf(input), breach }, by: personOf(ctx.actor) };
    return parts.applications.change(applicationId, ctx.change(input), (state) =>
      recordResult(present(state), sittingId, entry),
    );
  });
