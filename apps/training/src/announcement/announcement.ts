import type { EventOf } from '@peiyu/domain/events/contract.ts';
import type { AnnouncementClosed, AnnouncementPublished } from '@peiyu/domain/events/training.ts';
import type { StateOf } from '@peiyu/domain/lifecycles/index.ts';
import { announcementLifecycle, next } from '@peiyu/domain/lifecycles/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import type { Cohort } from '../cohort/cohort.ts';
import type { AnnouncementDraft } from './publishable.ts';
import { assertPublishable } from './publishable.ts';

type Published = EventOf<typeof AnnouncementPublished>['data'];

/** 招生简章 of one cohort: public in all its parts (H-II(2)). */
export interface Announcement extends Published {
  readonly status: StateOf<typeof announcementLifecycle>;
}

export type AnnouncementEvent = EventOf<typeof AnnouncementPublished> | EventOf<typeof AnnouncementClosed>;

export function evolveAnnouncement(announcement: Announcement | undefined, event: AnnouncementEvent): Announcement {
  if (event.type === 'training.announcement-published') return { ...event.data, status: 'published' };
  if (!announcement) throw new Error(`${event.type} before the announcement was published`);
  return { ...announcement, status: 'closed' };
}

/** Publishes, or opens again with later days, when all of fee, refund, conditions, materials, hours, level and contact are there (H-II(2)) and the class is approved. */
export function publishAnnouncement(
  announcement: Announcement | undefined,
  draft: AnnouncementDraft,
  cohort: Cohort,
): AnnouncementEvent[] {
  next(announcementLifecycle, announcement?.status ?? announcementLifecycle.initial, 'publish');
  const fee = assertPublishable(draft, cohort);
  const { orgId, occupation, direction, level, quota, requiredMinutes: minutes } = cohort;
  const data = { ...draft, fee, orgId, occupation, direction, level, quota, minutes };
  return [{ type: 'training.announcement-published', data }];
}

export function closeAnnouncement(announcement: Announcement, reason: string): AnnouncementEvent[] {
  next(announcementLifecycle, announcement.status, 'close');
  const { cohortId, orgId } = announcement;
  return [{ type: 'training.announcement-closed', data: { cohortId, orgId, reason } }];
}

/** Refuses an enrolment outside the announced days or after closing (C2), both days included. Without an announcement nothing is announced to be closed. */
export function assertEnrolmentOpen(announcement: Announcement | undefined, today: string): void {
  if (!announcement) return;
  if (today < announcement.opensOn) throw new Refusal('training.enrolment.not-open', { date: announcement.opensOn });
  const over = announcement.status !== 'published' || today > announcement.closesOn;
  if (over) throw new Refusal('training.enrolment.closed', { date: announcement.closesOn });
}
