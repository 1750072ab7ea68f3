import { Refusal, isRefusalCode, refusalText } from '@peiyu/domain/refusal.ts';
import { derivedId } from '@peiyu/kit/ids.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import { z } from 'zod';
import type { TrainingParts } from '../parts.ts';
import { cohortFor, today } from '../parts.ts';
import { admitRows } from './admission.ts';
import { enrol } from './enrol.ts';
import type { RowProblem } from './screening.ts';

const cell = z.string().max(200).optional();

/** The fields of a roster row (C1b 报名信息). */
const PersonForm = z.strictObject({
  name: z.string().max(200),
  documentType: cell,
  number: z.string().max(60),
  gender: cell,
  birthDate: cell,
  phone: cell,
  education: cell,
  major: cell,
  graduation: cell,
  employer: cell,
  employerCode: cell,
  title: cell,
  workYears: z.number().min(0).max(80).optional(),
  group: cell,
  retired: cell,
  county: cell,
});

const SubmitEnrolment = z.strictObject({ commandId, cohortId: z.string().min(1).max(60), person: PersonForm });

/** 报名 of one person: by the institution's form, or by the trainee for nobody but themselves (B3). */
export const submitEnrolmentProcedure = (parts: TrainingParts) =>
  procedure.input(SubmitEnrolment).mutation(async ({ input, ctx }) => {
    const cohort = await cohortFor(parts, input.cohortId, ctx);
    const date = today(parts);
    const given = Object.fromEntries(Object.entries(input.person).filter(([, value]) => value !== undefined));
    const rows = [{ ...given, name: input.person.name, number: input.person.number, row: 1 }];
    const self = ctx.actor.role === 'trainee';
    if (self) {
      // Whose number it is must be known before anybody is registered under it.
      const ask = { service: 'training', tenant: cohort.tenant, purpose: 'enrolment', actor: ctx.actor.id };
      const [owner] = await parts.kernel.deps.identity.match(ask, [input.person.number]);
      if (owner === undefined || owner !== ctx.actor.person) throw new Refusal('training.enrolment.not-own');
    }
    const [verdict] = await admitRows(parts, { cohort, rows, actor: ctx.actor, today: date, dryRun: false });
    const [problem] = verdict?.problems ?? [];
    if (verdict?.personId === undefined) {
      throw asRefusal(problem);
    }
    const announcement = await parts.announcements.find(derivedId('announcement', cohort.id));
    return enrol(parts, {
      cohort,
      announcement: announcement?.state,
      personId: verdict.personId,
      by: self ? 'self' : 'form',
      warnings: verdict.problems.map(({ code }) => code),
      today: date,
      ctx: { ...ctx.change(input, cohort.tenant), commandId: input.commandId },
    });
  });

/** A code whose sentence needs facts that a verdict does not carry would lose them: then the sentence itself is the answer. */
function asRefusal(problem: RowProblem | undefined): Refusal {
  if (problem && isRefusalCode(problem.code) && refusalText(problem.code) === problem.text)
    return new Refusal(problem.code);
  return new Refusal('kit.input.invalid', { fields: problem?.text.replace(/。$/u, '') ?? '报名信息' });
}
