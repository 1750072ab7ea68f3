import { NotFound } from '@peiyu/kit/errors.ts';
import { newCommandId, sessionOf } from '@peiyu/kit/testing/boot.ts';
import { until } from '@peiyu/kit/until.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Stage } from './testing/booted.ts';
import { bootCertificates, listOf, manager, person, traineeOf } from './testing/booted.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await bootCertificates(60);
});
afterAll(() => stage.stop());

const codeOf = (error: unknown): string => String((error as { cause?: { code?: string } }).cause?.code ?? error);
const placesOf = (numbers: readonly (string | null)[]): number[] =>
  numbers.map((number) => Number(number?.slice(-5))).toSorted((a, b) => a - b);
const count = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at);

describe('issue of training certificates (W-IV(2), messages 18)', () => {
  it('numbers, signs and prints all of a cohort, once', async () => {
    await stage.completed('cohort-1', count(0, 19));
    // A repeated event prepares nothing twice.
    await stage.completed('cohort-1', [3]);
    const commandId = newCommandId();
    const first = await stage.call<{ jobId: string }>(manager, 'trainingCertificate.issue', {
      commandId,
      cohortId: 'cohort-1',
    });
    const again = await stage.call<{ jobId: string }>(manager, 'trainingCertificate.issue', {
      commandId,
      cohortId: 'cohort-1',
    });
    expect(again).toEqual(first);
    await stage.settled();
    const items = await listOf(stage, manager, { cohortId: 'cohort-1' });
    expect(placesOf(items.map(({ number }) => number))).toEqual(count(1, 20));
    expect(new Set(items.map(({ status, file }) => `${status} ${file}`))).toEqual(new Set(['issued true']));
    expect(items[0]?.number).toMatch(/^PX2026-001-\d{5}$/);
    const job = await stage.call<{ status: string; done: number }>(manager, 'job.get', first);
    expect(job).toMatchObject({ status: 'done', done: 21, refused: [] });
  });

  it('goes on counting in the next round, and refuses an empty one', async () => {
    await expect(stage.issueTraining('cohort-1')).rejects.toSatisfy(
      (error) => codeOf(error) === 'certificates.issue.empty',
    );
    await stage.completed('cohort-1', [20, 21]);
    await stage.issueTraining('cohort-1');
    await stage.settled();
    const items = await listOf(stage, manager, { cohortId: 'cohort-1' });
    expect(placesOf(items.map(({ number }) => number))).toEqual(count(1, 22));
  });

  it('repeats no number and leaves no gap when cohorts are issued at the same time', async () => {
    const cohorts = ['c-a', 'c-b', 'c-c', 'c-d', 'c-e'];
    for (const [at, cohort] of cohorts.entries()) await stage.completed(cohort, count(22 + at * 5, 26 + at * 5));
    await Promise.all(cohorts.flatMap((cohort) => [stage.issueTraining(cohort), stage.issueTraining(cohort)]));
    await stage.settled();
    const items = await listOf(stage, manager, {});
    expect(placesOf(items.map(({ number }) => number))).toEqual(count(1, 47));
  });

  it('resumes where it was killed between reserve and assign, with the same range', async () => {
    await stage.completed('killed', count(47, 51));
    await stage.completed('other', count(52, 54));
    stage.identity.away = (call) => call === 'seal';
    // The job's own payload is sealed too: the round is open, its job comes with the policy.
    const issuing = stage.issueTraining('killed').catch(() => undefined);
    await until(async () => (await stage.documents.count('issueBatches', { 'state.subjectId': 'killed' })) === 1, {
      what: 'the round is open',
    });
    await issuing;
    let sealed = 0;
    stage.identity.away = (call) => call === 'seal' && ++sealed > 3;
    const reserved = async (): Promise<boolean> =>
      (await stage.documents.find('numberRegisters', {}, { limit: 10 })).some(
        ({ state }) => (state as { last: number }).last === 52,
      );
    await until(reserved, { what: 'the range is reserved' });
    await stage.service.kernel.stop();
    stage.identity.away = () => false;
    await stage.service.kernel.start();
    await stage.issueTraining('other');
    await stage.settled();
    const items = await listOf(stage, manager, {});
    expect(placesOf(items.map(({ number }) => number))).toEqual(count(1, 55));
    expect(placesOf((await listOf(stage, manager, { cohortId: 'other' })).map(({ number }) => number))).toEqual([
      53, 54, 55,
    ]);
  });

  it('refuses a name that would print with a blank, before a number is taken (C4-38)', async () => {
    stage.identity.people.set('p55', { name: '王\u{2B740}', number: '371099199001010055' });
    await stage.completed('glyph', [55, 56]);
    await expect(stage.issueTraining('glyph')).rejects.toSatisfy(
      (error) => codeOf(error) === 'certificates.issue.glyph',
    );
    await stage.settled();
    expect((await listOf(stage, manager, { cohortId: 'glyph' })).map(({ number }) => number)).toEqual([null, null]);
  });
});

describe('who gets what', () => {
  it('gives the file to its holder and its issuer, to nobody else', async () => {
    const [item] = (
      await stage.call<{ items: { certificateId: string }[] }>(traineeOf('p1'), 'trainingCertificate.mine', {})
    ).items;
    const { certificateId = '' } = item ?? {};
    const own = await stage.call<{ file: string; name: string }>(traineeOf('p1'), 'certificate.pdf', { certificateId });
    const issuers = await stage.call<{ file: string }>(manager, 'certificate.pdf', { certificateId });
    expect(Buffer.from(own.file, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    expect(issuers.file).toBe(own.file);
    const strangers = [traineeOf('p2'), sessionOf('ti.manager', '370000', { org: 'org-x' })];
    for (const stranger of strangers) {
      await expect(stage.call(stranger, 'certificate.pdf', { certificateId })).rejects.toSatisfy(
        (error) => (error as { cause?: unknown }).cause instanceof NotFound,
      );
    }
    expect(stage.identity.asked).toContain('certificate.own');
  });

  it("shows another institution's cohort as absent", async () => {
    const other = sessionOf('ti.manager', '370000', { org: 'org-x' });
    const asked = stage.call(other, 'trainingCertificate.issue', { commandId: newCommandId(), cohortId: 'cohort-1' });
    await expect(asked).rejects.toSatisfy((error) => (error as { cause?: unknown }).cause instanceof NotFound);
    expect((await stage.call<{ items: unknown[] }>(other, 'trainingCertificate.list', {})).items).toEqual([]);
  });

  it('puts no name and no number of a person into an event or outside a seal', async () => {
    const everything = await Promise.all(
      ['events', 'trainingCertificates', 'certificateFaces', 'certificateFiles', 'jobs', 'issueBatches'].map((name) =>
        stage.documents.find(name, {}, { limit: 2000 }),
      ),
    );
    expect(everything.every((docs) => docs.length > 0)).toBe(true);
    const text = JSON.stringify(everything);
    for (const at of count(0, 54)) {
      expect(text).not.toContain(person(at).name);
      expect(text).not.toContain(person(at).number);
    }
  });
});
