import { CalendarDate } from '@peiyu/domain/calendar/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { Fen } from '@peiyu/domain/values/index.ts';
import { derivedId } from '@peiyu/kit/ids.ts';
import { commandId, procedure } from '@peiyu/kit/trpc.ts';
import { z } from 'zod';
import type { TrainingParts } from '../parts.ts';
import { cohortFor, existing, today } from '../parts.ts';
import { closeAnnouncement, publishAnnouncement } from './announcement.ts';
import { PublicText } from '../public-text.ts';

const text = z.string().max(1000).default('');

/** What is missing is refused by the decision, all of it at once; the shape allows it to be missing. */
const PublishAnnouncement = z.strictObject({
  commandId,
  cohortId: z.string().min(1).max(60),
  fee: Fen.nullable().default(null),
  refund: text,
  conditions: text,
  materials: text,
  contact: text,
  opensOn: CalendarDate,
  closesOn: CalendarDate,
});
const CloseAnnouncement = z.strictObject({
  commandId,
  cohortId: z.string().min(1).max(60),
  reason: PublicText.max(200).default(''),
});

/** 招生简章 of a cohort (H-II(2)). */
export const publishAnnouncementProcedure = (parts: TrainingParts) =>
  procedure.input(PublishAnnouncement).mutation(async ({ input, ctx }) => {
    const { commandId: command, ...draft } = input;
    const cohort = await cohortFor(parts, draft.cohortId, ctx);
    const id = derivedId('announcement', draft.cohortId);
    const date = today(parts);
    return parts.announcements.change(id, ctx.change({ commandId: command }, cohort.tenant), (announcement) => {
      if (draft.closesOn < date) throw new Refusal('training.announcement.dates');
      return publishAnnouncement(announcement, draft, cohort.state);
    });
  });

export const closeAnnouncementProcedure = (parts: TrainingParts) =>
  procedure.input(CloseAnnouncement).mutation(async ({ input, ctx }) => {
    const cohort = await cohortFor(parts, input.cohortId, ctx);
    return parts.announcements.change(
      derivedId('announcement', input.cohortId),
      ctx.change(input, cohort.tenant),
      existing((announcement) => closeAnnouncement(announcement, input.reason)),
    );
  });
