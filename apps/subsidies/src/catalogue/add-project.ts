import { businessDate, CalendarDate } from '@peiyu/domain/calendar/index.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import type { SubsidiesParts } from '../parts.ts';
import { SubjectInput, subjectOf } from '../subject.ts';
import { mayTrain } from '../views/listings.ts';
import { listProject, projectIdOf } from './project.ts';

const AddProject = z.strictObject({
  commandId,
  orgId: z.string().min(1).max(60),
  ...SubjectInput,
  from: CalendarDate,
  until: CalendarDate.nullable().default(null),
});

export const addProjectProcedure = (parts: SubsidiesParts) =>
  procedure.input(AddProject).mutation(async ({ input, ctx }) => {
    const city = ctx.session.place;
    const { orgId, from, until } = input;
    const subject = subjectOf(input);
    const projectId = projectIdOf(city, orgId, subject);
    const { province } = parts.packs.inForce(city, businessDate(ctx.business.now())).city;
    const allowed = await mayTrain(parts.deps.documents, {
      orgId,
      occupation: subject.occupation,
      places: [city, province, '000000'],
      on: from,
    });
    return parts.projects.change(projectId, ctx.change(input, city), (state) =>
      listProject(state, { projectId, orgId, ...subject, from, until, mayTrain: allowed }),
    );
  });
