import { endOfDay } from '@peiyu/kit/clock.ts';
import type { AggregateDefinition } from '@peiyu/kit/store/aggregate.ts';
import type { Announcement, AnnouncementEvent } from './announcement.ts';
import { closeAnnouncement, evolveAnnouncement } from './announcement.ts';

/** Enrolment closes by itself when its last day has ended (C2: SY, date). */
export const announcementDefinition: AggregateDefinition<Announcement, AnnouncementEvent> = {
  type: 'announcement',
  collection: 'announcements',
  evolve: evolveAnnouncement,
  timer: {
    dueAt: ({ status, closesOn }) => (status === 'published' ? endOfDay(closesOn) : null),
    step: (announcement) => closeAnnouncement(announcement, '报名期已满'),
  },
  indexes: [{ keys: { 'state.status': 1, _id: 1 } }],
};
