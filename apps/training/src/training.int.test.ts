import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ARCHIVE_COLLECTION } from '@peiyu/kit/messages/archive.ts';
import { newCommandId } from '@peiyu/kit/testing/boot.ts';
import type { BootedTraining } from './testing/boot-training.ts';
import { bootTraining, fixture, personOf, refusalOf, syntheticNumber } from './testing/boot-training.ts';
import { COPYING } from './testing/cities.ts';
import {
  announcementOf,
  confirmAll,
  copyingCohort,
  enrollingCohort,
  rosterOf,
  springCohort,
} from './testing/open-cohort.ts';

describe('a class of a city that reviews openings, from the plan to the report (W-IV)', () => {
  let booted: BootedTraining;
  let cohortId: string;
  beforeAll(async () => {
    booted = await bootTraining('2026-03-02T01:00:00.000Z');
    cohortId = await enrollingCohort(booted);
  });
  afterAll(() => booted.stop());

  it('enrols sixty by the sheet, and the same sheet again changes nothing', async () => {
    const file = await fixture('weihai-bigdata-junior-roster');
    const preview = await booted.call<{ counts: object }>(booted.provider, 'enrolment.previewRoster', {
      cohortId,
      file,
    });
    expect(preview.counts).toEqual({ total: 60, accept: 60, warn: 0, reject: 0 });
    expect(booted.identity.people.size).toBe(0);
    expect(await booted.job(booted.provider, 'enrolment.importRoster', { cohortId, file })).toMatchObject({
      status: 'done',
      total: 60,
      done: 60,
      refused: [],
    });
    expect(await booted.job(booted.provider, 'enrolment.importRoster', { cohortId, file })).toMatchObject({
      done: 0,
      unchanged: 60,
      refused: [],
    });
    expect(await rosterOf(booted, cohortId)).toHaveLength(60);
  });

  it('admits who confirmed in person, and nobody else', async () => {
    const ids = (await rosterOf(booted, cohortId)).map(({ enrolmentId }) => enrolmentId);
    const early = await booted.command<{ admitted: number; refused: { code: string }[] }>(
      booted.provider,
      'enrolment.admit',
      { cohortId, enrolmentIds: ids },
    );
    expect([early.admitted, new Set(early.refused.map(({ code }) => code))]).toEqual([
      0,
      new Set(['training.enrolment.not-confirmed']),
    ]);
    await confirmAll(booted, ids);
    const admitted = await booted.command<{ admitted: number; refused: object[] }>(booted.provider, 'enrolment.admit', {
      cohortId,
      enrolmentIds: ids,
    });
    expect(admitted).toMatchObject({ admitted: 60, refused: [] });
    await booted.settled();
    const again = await booted.command<{ admitted: number }>(booted.provider, 'enrolment.admit', {
      cohortId,
      enrolmentIds: ids,
    });
    expect(again.admitted).toBe(60);
    const rows = await rosterOf(booted, cohortId);
    expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['accepted']));
    expect(rows[0]?.maskedNumber).toMatch(/^\d{6}\*{8}\d{3}[\dX]$/u);
  });

  it('takes the attendance sheet: five are short, one by a minute', async () => {
    await booted.advanceTo('2026-04-11T01:00:00.000Z');
    await booted.command(booted.provider, 'cohort.start', { cohortId });
    const file = await fixture('weihai-bigdata-junior-attendance');
    const early = await booted.call<{ rows: { problems: { code: string }[] }[] }>(
      booted.provider,
      'attendance.preview',
      { cohortId, file },
    );
    expect(early.rows[0]?.problems[0]?.code).toBe('training.attendance.future');
    await booted.advanceTo('2026-05-20T01:00:00.000Z');
    const preview = await booted.call<{ counts: object; sessions: unknown[] }>(booted.provider, 'attendance.preview', {
      cohortId,
      file,
    });
    expect([preview.counts, preview.sessions.length]).toEqual([{ total: 60, accept: 60, reject: 0 }, 12]);
    expect(await booted.job(booted.provider, 'attendance.import', { cohortId, file })).toMatchObject({
      total: 60,
      done: 60,
      refused: [],
    });
    expect(await booted.job(booted.provider, 'attendance.import', { cohortId, file })).toMatchObject({
      done: 0,
      unchanged: 60,
    });
    const missing = (await rosterOf(booted, cohortId))
      .map(({ missingMinutes }) => missingMinutes)
      .filter((minutes) => minutes > 0);
    expect(missing.toSorted((a, b) => a - b)).toEqual([1, 360, 360, 360, 360]);
  });

  it('completes with hours, content and exam alone, and names the missing minutes (W-IV(2))', async () => {
    await booted.advanceTo('2026-05-22T01:00:00.000Z');
    const results = (await rosterOf(booted, cohortId)).map(({ enrolmentId }) => ({ enrolmentId, passed: true }));
    const tooEarly = await booted.job(booted.provider, 'exam.record', { cohortId, results });
    expect(tooEarly.refused[0]?.code).toBe('training.cohort.state');
    await booted.command(booted.provider, 'cohort.examine', { cohortId });
    const exams = await booted.job(booted.provider, 'exam.record', { cohortId, results });
    expect([exams.done, exams.refused.map(({ code }) => code)]).toEqual([
      55,
      Array(5).fill('training.exam.hours-first'),
    ]);
    const done = await booted.job(booted.provider, 'enrolment.completeAll', { cohortId });
    expect([
      done.done,
      done.refused.map(({ facts }) => Number(facts['missingMinutes'])).toSorted((a, b) => a - b),
    ]).toEqual([55, [1, 360, 360, 360, 360]]);
    expect(new Set(done.refused.map(({ code }) => code))).toEqual(new Set(['training.completion.hours-short']));
    expect((await refusalOf(booted.command(booted.provider, 'cohort.complete', { cohortId }))).facts).toEqual({
      people: 5,
    });
    for (const { enrolmentId, missingMinutes } of await rosterOf(booted, cohortId)) {
      if (missingMinutes > 0)
        await booted.command(booted.provider, 'enrolment.fail', { enrolmentId, reason: '学时未满' });
    }
    const complete = { commandId: newCommandId(), cohortId };
    const first = await booted.call(booted.provider, 'cohort.complete', complete);
    expect(await booted.call(booted.provider, 'cohort.complete', complete)).toEqual(first);
  });

  it('reports to the province, is returned, and reports again', async () => {
    const { command, provider, province } = booted;
    expect(
      (await refusalOf(command(provider, 'cohort.report', { cohortId, situation: '', problems: '无' }))).code,
    ).toBe('training.completion.situation-missing');
    await command(provider, 'cohort.report', { cohortId, situation: '按计划完成', problems: '无' });
    await command(province, 'cohort.returnReport', { cohortId, reason: '请补充教学质量评估' });
    await command(provider, 'cohort.report', { cohortId, situation: '按计划完成，评估良好', problems: '无' });
    await command(province, 'cohort.acceptReport', { cohortId });
    await booted.settled();
    const page = await booted.call<{
      status: string;
      completed: object;
      counts: object;
      timeline: { what: string; role: string }[];
    }>(provider, 'cohort.get', { cohortId });
    expect(page).toMatchObject({
      status: 'reported',
      completed: { on: '2026-05-22', passed: 55, failed: 5 },
      counts: { passed: 55, failed: 5 },
    });
    expect(page.timeline.map(({ what, role }) => `${role} ${what.slice('training.cohort-'.length)}`)).toEqual([
      'ti.manager opened',
      'cityDesk approved',
      'ti.manager enrolling',
      'ti.manager started',
      'ti.manager examining',
      'ti.manager completed',
      'ti.manager reported',
      'province report-returned',
      'ti.manager reported',
      'province report-accepted',
    ]);
  });

  it('frees the key of everybody who is done, and says nothing personal in any event', async () => {
    expect(await booted.documents.count('reservations', {})).toBe(0);
    const events = await booted.documents.find(ARCHIVE_COLLECTION, {}, { limit: 5000 });
    const text = JSON.stringify(events);
    expect(events.length).toBeGreaterThan(500);
    for (const { name, number } of booted.identity.people.values()) {
      expect(text.includes(number)).toBe(false);
      expect(text.includes(name)).toBe(false);
    }
  });
});

describe('a class of a city that approves at once (H-II(2), H-IV(2))', () => {
  let booted: BootedTraining;
  beforeAll(async () => {
    booted = await bootTraining('2026-03-02T01:00:00.000Z');
  });
  afterAll(() => booted.stop());

  it('is approved in the same write, announces before it enrols, and copies each enrolment to the desk', async () => {
    const { command, provider } = booted;
    const { id: cohortId } = await command(provider, 'cohort.open', { city: COPYING, ...springCohort });
    expect((await booted.call<{ status: string }>(provider, 'cohort.get', { cohortId })).status).toBe('approved');
    expect((await refusalOf(command(provider, 'cohort.beginEnrolment', { cohortId }))).code).toBe(
      'training.announcement.missing',
    );
    const incomplete = { ...announcementOf(cohortId), fee: null, refund: ' ', contact: '' };
    expect((await refusalOf(command(provider, 'announcement.publish', incomplete))).facts).toEqual({
      fields: ['收费', '退费办法', '联系方式'],
    });
    await command(provider, 'announcement.publish', announcementOf(cohortId));
    expect(await booted.call(undefined, 'announcement.list', { city: COPYING })).toMatchObject({
      items: [{ cohortId, minutes: 2880 }],
    });
    await command(provider, 'cohort.beginEnrolment', { cohortId });
    const { id } = await command(provider, 'enrolment.submit', { cohortId, person: personOf(1) });
    await booted.settled();
    const said = await booted.archive.range(`enrolment/${id}`, 1, 5);
    expect(said.map(({ type }) => type)).toEqual(['training.enrolment-submitted', 'training.enrolment-desk-copied']);
    expect(said[0]?.at).toBe(said[1]?.at);
  });

  it('closes enrolment when its last day is over', async () => {
    const cohortId = await copyingCohort(booted);
    await booted.advanceTo('2026-04-11T01:00:00.000Z');
    expect(
      (await refusalOf(booted.command(booted.provider, 'enrolment.submit', { cohortId, person: personOf(2) }))).code,
    ).toBe('training.enrolment.closed');
  });

  it('refuses an occupation the body is not listed for', async () => {
    const opening = { city: COPYING, ...springCohort, occupation: 'ai' };
    expect((await refusalOf(booted.command(booted.provider, 'cohort.open', opening))).code).toBe(
      'training.cohort.not-listed',
    );
  });

  it('opens enrolment again when the announcement is published anew with later days', async () => {
    const { command, provider } = booted;
    const { id: cohortId } = await command(provider, 'cohort.open', { city: COPYING, ...springCohort });
    const again = { ...announcementOf(cohortId), opensOn: '2026-04-11', closesOn: '2026-04-12' };
    expect((await refusalOf(command(provider, 'announcement.publish', announcementOf(cohortId)))).code).toBe(
      'training.announcement.dates',
    );
    await command(provider, 'announcement.publish', again);
    await command(provider, 'announcement.close', { cohortId });
    await command(provider, 'announcement.publish', again);
    await command(provider, 'cohort.beginEnrolment', { cohortId });
    await command(provider, 'enrolment.submit', { cohortId, person: personOf(3) });
  });

  it('lets a trainee enrol nobody but themselves', async () => {
    const { command } = booted;
    const cohortId = await copyingCohort(booted, {}, { closesOn: '2026-04-12' });
    await booted.identity.admit({}, [{ row: 1, ...personOf(7) }], false);
    const own = booted.trainee(booted.identity.personIdOf(syntheticNumber(7)));
    expect((await refusalOf(command(own, 'enrolment.submit', { cohortId, person: personOf(8) }))).code).toBe(
      'training.enrolment.not-own',
    );
  });
});
