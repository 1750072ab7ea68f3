import { CalendarDate } from '@peiyu/domain/calendar/index.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import * as z from 'zod';
import type { SubsidiesParts } from '../parts.ts';
import { endProject } from './project.ts';

const EndProject = z.strictObject({
  commandId,
  projectId: z.string().min(1).max(60),
  /** Last day in the catalogue. */
  until: CalendarDate,
});

export const endProjectProcedure = (parts: SubsidiesParts) =>
  procedure
    .input(EndProject)
    .mutation(({ input, ctx }) =>
      parts.projects.change(input.projectId, ctx.change(input), (state) => endProject(state, input)),
    );
