import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ARCHIVE_COLLECTION } from '@peiyu/kit/messages/archive.ts';
import { newCommandId } from '@peiyu/kit/testing/boot.ts';
import { until } from '@peiyu/kit/until.ts';
import type { BootedTraining, JobAnswer } from '../testing/boot-training.ts';
import { bootTraining, fixture, refusalOf } from '../testing/boot-training.ts';
import { enrollingCohort, rosterOf } from '../testing/open-cohort.ts';

/** row, verdict of each line of the expected file; names in it may hold commas and quotes, so the verdict is found by its word. */
const expected = readFileSync(join(import.meta.dirname, '../testing/fixtures/hostile-roster.expected.csv'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const found = /^(\d+),.*?,(accept|warn|reject),/u.exec(line);
    return found ? [`${found[1] ?? ''} ${found[2] ?? ''}`] : [];
  });

interface Preview {
  readonly rows: readonly { row: number; name: string; verdict: string; problems: readonly { code: string }[] }[];
  readonly hiddenSheets: readonly string[];
  readonly counts: object;
}

describe('a hostile roster', () => {
  let booted: BootedTraining;
  let cohortId: string;
  beforeAll(async () => {
    booted = await bootTraining();
    cohortId = await enrollingCohort(booted);
  });
  afterAll(() => booted.stop());

  it('previews to exactly the verdicts of its expected file, and registers nobody', async () => {
    const file = await fixture('hostile-roster');
    const preview = await booted.call<Preview>(booted.provider, 'enrolment.previewRoster', { cohortId, file });
    expect(expected).toHaveLength(30);
    expect(preview.rows.map(({ row, verdict }) => `${row} ${verdict}`)).toEqual(expected);
    expect(preview.counts).toEqual({ total: 30, accept: 12, warn: 1, reject: 17 });
    expect(preview.hiddenSheets).toEqual(['隐藏']);
    const codes = new Map(preview.rows.map(({ row, problems }) => [row, problems[0]?.code]));
    expect([5, 24, 25].map((row) => codes.get(row))).toEqual([
      'identity.person.twice-in-file',
      'training.enrolment.retired',
      'training.enrolment.age',
    ]);
    expect(booted.identity.people.size).toBe(0);
    expect(await booted.documents.count('enrolments', {})).toBe(0);
  });

  it('commits the 13 rows that may be committed, under the numbers of the sheet', async () => {
    const file = await fixture('hostile-roster');
    const job = await booted.job(booted.provider, 'enrolment.importRoster', { cohortId, file });
    expect(job).toMatchObject({ status: 'done', total: 30, done: 13, unchanged: 0 });
    const rejected = expected.filter((line) => line.endsWith('reject')).map((line) => Number.parseInt(line, 10));
    expect(job.refused.map(({ row }) => row)).toEqual(rejected);
    expect(job.refused.find(({ row }) => row === 6)?.code).toBe('identity.citizen-id.check-digit');
    expect(await rosterOf(booted, cohortId)).toHaveLength(13);
  });

  it('asks identity once for the whole sheet', () => {
    expect(booted.identity.admitted).toEqual([30, 30]);
  });
});

describe('files that are no roster', () => {
  let booted: BootedTraining;
  let cohortId: string;
  beforeAll(async () => {
    booted = await bootTraining();
    cohortId = await enrollingCohort(booted);
  });
  afterAll(() => booted.stop());

  it.each([
    ['a text', Buffer.from('姓名,证件号码\n甲,1\n').toString('base64'), 'kit.sheet.not-a-sheet'],
    ['what only looks like a workbook', Buffer.from('PK\u0003\u0004nothing').toString('base64'), 'kit.file.rejected'],
  ])('%s is answered by its code, preview and import alike', async (_, file, code) => {
    expect((await refusalOf(booted.call(booted.provider, 'enrolment.previewRoster', { cohortId, file }))).code).toBe(
      code,
    );
    expect((await refusalOf(booted.command(booted.provider, 'enrolment.importRoster', { cohortId, file }))).code).toBe(
      code,
    );
    expect(await booted.documents.count('jobs', {})).toBe(0);
  });

  it('scores are no roster: name and number are there, nobody may enter by them', async () => {
    const file = await fixture('weihai-bigdata-junior-scores');
    const preview = await booted.call<Preview>(booted.provider, 'enrolment.previewRoster', { cohortId, file });
    expect(new Set(preview.rows.map(({ problems }) => problems[0]?.code))).toEqual(
      new Set(['training.enrolment.territory']),
    );
  });

  it('an attendance sheet with a day the class does not have is refused whole', async () => {
    const { id } = await booted.command(booted.provider, 'cohort.open', {
      ...(await planned(booted, cohortId)),
    });
    await booted.command(booted.desk, 'cohort.approve', { cohortId: id });
    const file = await fixture('weihai-bigdata-junior-attendance');
    const refusal = await refusalOf(booted.command(booted.provider, 'attendance.import', { cohortId: id, file }));
    expect(refusal).toMatchObject({ code: 'training.session.unknown', facts: { date: '2026-05-17' } });
  });
});

/** The class again with its last session on another day. */
async function planned(booted: BootedTraining, cohortId: string): Promise<object> {
  const page = await booted.call<Record<string, unknown> & { sessions: { on: string; sessionId?: string }[] }>(
    booted.provider,
    'cohort.get',
    { cohortId },
  );
  const { city, planId, lineId, occupation, direction, level, quota, startsOn, endsOn, venue } = page;
  const sessions = page.sessions.map(({ sessionId, ...session }) => {
    void sessionId;
    return session.on === '2026-05-17' ? { ...session, on: '2026-05-18' } : session;
  });
  return { city, planId, lineId, occupation, direction, level, quota, startsOn, endsOn, venue, sessions };
}

type LeftJob = {
  readonly _id: string;
  readonly status: string;
  readonly payload: { readonly buffer: Uint8Array };
};

describe('a killed import', () => {
  let booted: BootedTraining;
  let cohortId: string;
  beforeAll(async () => {
    booted = await bootTraining('2026-03-02T01:00:00.000Z');
    cohortId = await enrollingCohort(booted);
  });
  afterAll(() => booted.stop());

  it('stopped between rows goes on where it was; rows written before the kill and not counted are not doubled', async () => {
    const file = await fixture('weihai-bigdata-junior-roster');
    const { jobId } = await booted.command<{ jobId: string }>(booted.provider, 'enrolment.importRoster', {
      cohortId,
      file,
    });
    await until(async () => (await booted.documents.count('enrolments', {})) > 0, { what: 'the first rows' });
    await booted.service.stop();
    const left = await booted.documents.findOne<LeftJob>('jobs', { _id: jobId });
    await booted.service.start();
    await booted.settled();
    const answer = await booted.call<JobAnswer>(booted.provider, 'job.get', { jobId });
    expect([left?.status, answer.status, answer.done + answer.unchanged, answer.refused]).toEqual([
      'running',
      'done',
      60,
      [],
    ]);
    // Sealed while it waits: the payload is there, its words are not.
    const kept = Buffer.from(left?.payload.buffer ?? []).toString('latin1');
    expect([kept.length > 1000, kept.includes('cohortId')]).toEqual([true, false]);
    const said = await booted.documents.count(ARCHIVE_COLLECTION, { type: 'training.enrolment-submitted' });
    // As if the process had died after the rows were written and before they were counted.
    await booted.documents.updateOne(
      'jobs',
      { _id: jobId },
      { $set: { status: 'running', next: 16, done: 16, unchanged: 0, payload: left?.payload } },
    );
    await booted.settled();
    const again = await booted.call<JobAnswer>(booted.provider, 'job.get', { jobId });
    expect([again.status, again.done, again.unchanged, again.refused]).toEqual(['done', 16, 44, []]);
    expect(await booted.documents.count(ARCHIVE_COLLECTION, { type: 'training.enrolment-submitted' })).toBe(said);
    expect(said).toBe(60);
  });

  it('is one job for one command id', async () => {
    const file = await fixture('weihai-bigdata-junior-roster');
    const command = { commandId: newCommandId(), cohortId, file };
    const first = await booted.call(booted.provider, 'enrolment.importRoster', command);
    expect(await booted.call(booted.provider, 'enrolment.importRoster', command)).toEqual(first);
    await booted.settled();
  });
});
