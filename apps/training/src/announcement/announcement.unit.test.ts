import { describe, expect, it } from 'vitest';
import { codeOf, cohortIn, refusedBy } from '../testing/samples.ts';
import { assertEnrolmentOpen, closeAnnouncement, evolveAnnouncement, publishAnnouncement } from './announcement.ts';
import { announcementDefinition } from './announcement.store.ts';

const draft = {
  cohortId: 'cohort',
  fee: 0,
  refund: '开课前全额退费',
  conditions: '从事或愿意从事相关工作',
  materials: '身份证',
  contact: '0532-86980000',
  opensOn: '2026-03-01',
  closesOn: '2026-04-10',
};
const [published] = publishAnnouncement(undefined, draft, cohortIn('approved'));
if (!published) throw new Error('not published');
const announcement = evolveAnnouncement(undefined, published);

describe('an announcement (H-II(2))', () => {
  it('names everything that is missing at once', () => {
    const empty = { ...draft, fee: null, refund: '', conditions: ' ', materials: '', contact: '' };
    expect(refusedBy(() => publishAnnouncement(undefined, empty, cohortIn('approved')))).toEqual({
      code: 'training.announcement.incomplete',
      facts: { fields: ['收费', '退费办法', '报名条件', '报名材料', '联系方式'] },
    });
  });

  it.each([
    ['days the wrong way round', { closesOn: '2026-02-28' }, 'training.announcement.dates'],
    [
      'a mobile among the materials',
      { materials: '资料发至 １９９００００００００' },
      'training.announcement.contact-personal',
    ],
    ['an account for the fee', { refund: '退至 6217000000000000008' }, 'training.announcement.contact-personal'],
    ["a person's own phone", { contact: '张老师 19900000000' }, 'training.announcement.contact-personal'],
  ])('refuses %s', (_, more, code) => {
    expect(codeOf(() => publishAnnouncement(undefined, { ...draft, ...more }, cohortIn('approved')))).toBe(code);
  });

  it('is for an approved class, once', () => {
    expect(codeOf(() => publishAnnouncement(undefined, draft, cohortIn('submitted')))).toBe(
      'training.cohort.not-approved',
    );
    expect(codeOf(() => publishAnnouncement(announcement, draft, cohortIn('approved')))).toBe(
      'training.announcement.state',
    );
  });

  it('opens again with later days while the class enrols, and not after', () => {
    const closed = closeAnnouncement(announcement, '').reduce(evolveAnnouncement, announcement);
    const later = { ...draft, closesOn: '2026-04-20' };
    const again = publishAnnouncement(closed, later, cohortIn('enrolling')).reduce(evolveAnnouncement, closed);
    expect([again.status, again.closesOn]).toEqual(['published', '2026-04-20']);
    expect(codeOf(() => publishAnnouncement(closed, later, cohortIn('inSession')))).toBe('training.cohort.state');
  });

  it('takes nobody before its first day', () => {
    expect(refusedBy(() => assertEnrolmentOpen(announcement, '2026-02-28'))).toEqual({
      code: 'training.enrolment.not-open',
      facts: { date: '2026-03-01' },
    });
    expect(codeOf(() => assertEnrolmentOpen(announcement, '2026-03-01'))).toBeUndefined();
  });

  it('closes by hand, or by itself when its last day is over', () => {
    const { timer } = announcementDefinition;
    expect(timer?.dueAt(announcement)).toBe('2026-04-10T16:00:00.000Z');
    const closed = closeAnnouncement(announcement, '').reduce(evolveAnnouncement, announcement);
    expect([closed.status, timer?.dueAt(closed)]).toEqual(['closed', null]);
    expect(codeOf(() => closeAnnouncement(closed, ''))).toBe('training.announcement.state');
    expect(codeOf(() => assertEnrolmentOpen(closed, '2026-04-01'))).toBe('training.enrolment.closed');
    expect(codeOf(() => assertEnrolmentOpen(announcement, '2026-04-11'))).toBe('training.enrolment.closed');
    expect(codeOf(() => assertEnrolmentOpen(announcement, '2026-04-10'))).toBeUndefined();
    expect(codeOf(() => assertEnrolmentOpen(undefined, '2026-04-11'))).toBeUndefined();
  });
});
