import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newCommandId } from '@peiyu/kit/testing/boot.ts';
import { isRefusalCode, refusalText } from '@peiyu/domain/refusal.ts';
import type { BootedTraining } from '../testing/boot-training.ts';
import { bootTraining, personOf, publishBody, refusalOf, syntheticNumber } from '../testing/boot-training.ts';
import { COPYING, PROVINCE, REVIEWING } from '../testing/cities.ts';
import { confirmAll, copyingCohort, enrollingCohort, rosterOf, springCohort } from '../testing/open-cohort.ts';
import { sessionOf } from '@peiyu/kit/testing/boot.ts';

interface Admitted {
  readonly admitted: number;
  readonly refused: readonly { enrolmentId: string; code: string }[];
}

describe('seats', () => {
  let booted: BootedTraining;
  let cohortId: string;
  const enrolmentIds: string[] = [];
  beforeAll(async () => {
    booted = await bootTraining();
    cohortId = await enrollingCohort(booted, { quota: 30 });
    for (let serial = 0; serial < 200; serial++) {
      const { id } = await booted.command(booted.provider, 'enrolment.submit', { cohortId, person: personOf(serial) });
      enrolmentIds.push(id);
    }
    await confirmAll(booted, enrolmentIds);
  }, 120_000);
  afterAll(() => booted.stop());

  it('200 at once for 30 seats: 30, never more, and the others are told why', async () => {
    const answers = await Promise.all(
      enrolmentIds.map((id) =>
        booted.command<Admitted>(booted.provider, 'enrolment.admit', { cohortId, enrolmentIds: [id] }),
      ),
    );
    await booted.settled();
    const admitted = answers.reduce((sum, answer) => sum + answer.admitted, 0);
    const codes = new Set(answers.flatMap(({ refused }) => refused.map(({ code }) => code)));
    const rows = await rosterOf(booted, cohortId);
    expect([admitted, rows.filter(({ status }) => status === 'accepted').length]).toEqual([30, 30]);
    expect([...codes]).toEqual(['training.cohort.full']);
  });

  it('asks the database a few times for a whole class, not once for each', async () => {
    const spies = [vi.spyOn(booted.documents, 'findOne'), vi.spyOn(booted.documents, 'find')];
    const answer = await booted.command<Admitted>(booted.provider, 'enrolment.admit', { cohortId, enrolmentIds });
    const asked = spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
    for (const spy of spies) spy.mockRestore();
    expect([answer.admitted, answer.refused.length]).toEqual([30, 170]);
    expect(asked).toBeLessThan(40);
  });

  it('a seat given back is a seat for the next', async () => {
    const rows = await rosterOf(booted, cohortId);
    const leaving = rows.find(({ status }) => status === 'accepted')?.enrolmentId ?? '';
    const next = rows.find(({ status }) => status === 'submitted')?.enrolmentId ?? '';
    const doc = await booted.documents.findOne<{ _id: string; state: { personId: string } }>('enrolments', {
      _id: leaving,
    });
    await booted.command(booted.trainee(doc?.state.personId ?? ''), 'enrolment.withdraw', { enrolmentId: leaving });
    await booted.settled();
    const answer = await booted.command<Admitted>(booted.provider, 'enrolment.admit', {
      cohortId,
      enrolmentIds: [next, 'nobody'],
    });
    expect([answer.admitted, answer.refused.map(({ code }) => code)]).toEqual([1, ['kit.not-found']]);
    await booted.settled();
    const page = await booted.call<{ admitted: number; counts: object }>(booted.provider, 'cohort.get', { cohortId });
    expect(page).toMatchObject({ admitted: 30, counts: { accepted: 30, withdrawn: 1, submitted: 169 } });
  });
});

describe('one live enrolment per person, occupation and level, in any city (C4-1)', () => {
  let booted: BootedTraining;
  let here: string;
  let there: string;
  beforeAll(async () => {
    booted = await bootTraining();
    here = await enrollingCohort(booted);
    there = await copyingCohort(booted);
  });
  afterAll(() => booted.stop());

  it('is refused elsewhere without a word of where, by form and in the preview of a sheet', async () => {
    const command = { commandId: newCommandId(), cohortId: here, person: personOf(1) };
    const first = await booted.call(booted.provider, 'enrolment.submit', command);
    expect(await booted.call(booted.provider, 'enrolment.submit', command)).toEqual(first);
    await booted.settled();
    const refusal = await refusalOf(
      booted.command(booted.provider, 'enrolment.submit', { cohortId: there, person: personOf(1) }),
    );
    expect(refusal).toEqual({ code: 'training.enrolment.duplicate', facts: {} });
    expect(await booted.documents.count('reservations', { status: 'confirmed' })).toBe(1);
  });

  it('holds for two at the same moment: one is enrolled', async () => {
    const outcomes = await Promise.allSettled(
      [here, there].map((cohortId) =>
        booted.command(booted.provider, 'enrolment.submit', { cohortId, person: personOf(2) }),
      ),
    );
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('is free again when the first enrolment ends', async () => {
    const { command, provider, trainee, identity } = booted;
    const { id } = await command(provider, 'enrolment.submit', { cohortId: here, person: personOf(3) });
    await command(trainee(identity.personIdOf(syntheticNumber(3))), 'enrolment.withdraw', { enrolmentId: id });
    await booted.settled();
    await command(provider, 'enrolment.submit', { cohortId: there, person: personOf(3) });
    const rejected = await command(provider, 'enrolment.submit', { cohortId: here, person: personOf(4) });
    await command(provider, 'enrolment.reject', { enrolmentId: rejected.id, reason: '材料不全' });
    await booted.settled();
    await command(provider, 'enrolment.submit', { cohortId: there, person: personOf(4) });
  });

  it('a person sees and confirms their own enrolment alone, and only the notice in force', async () => {
    const { command, provider, trainee, identity } = booted;
    const { id } = await command(provider, 'enrolment.submit', { cohortId: there, person: personOf(5) });
    const own = trainee(identity.personIdOf(syntheticNumber(5)));
    const other = trainee(identity.personIdOf(syntheticNumber(6)));
    expect((await refusalOf(command(other, 'enrolment.confirm', { enrolmentId: id, noticeVersion: 1 }))).code).toBe(
      'kit.not-found',
    );
    expect((await refusalOf(command(own, 'enrolment.confirm', { enrolmentId: id, noticeVersion: '7' }))).code).toBe(
      'training.enrolment.consent-missing',
    );
    expect(await booted.call(own, 'enrolment.mine', {})).toMatchObject({
      items: [{ enrolmentId: id, notice: { version: 1 }, missingMinutes: 2880 }],
    });
    await command(own, 'enrolment.confirm', { enrolmentId: id, noticeVersion: '1' });
    expect(await booted.call(own, 'enrolment.mine', {})).toMatchObject({
      items: [{ noticeVersion: '1', notice: null }],
    });
  });

  it("another body's class and another city's class look absent", async () => {
    await publishBody(booted, 'other', []);
    const stranger = sessionOf('ti.manager', PROVINCE, { org: 'other' });
    const wrongDesk = sessionOf('cityDesk', COPYING);
    for (const session of [stranger, wrongDesk]) {
      expect((await refusalOf(booted.call(session, 'cohort.get', { cohortId: here }))).code).toBe('kit.not-found');
      expect((await refusalOf(booted.call(session, 'cohort.roster', { cohortId: here }))).code).toBe('kit.not-found');
    }
    expect(
      (await refusalOf(booted.command(stranger, 'enrolment.admit', { cohortId: here, enrolmentIds: ['x'] }))).code,
    ).toBe('kit.not-found');
    expect(await booted.call(stranger, 'cohort.list', {})).toEqual({ items: [], next: null });
  });

  it('a returned class stays with the city that returned it: another pack cannot wave it through', async () => {
    const { command, provider, desk } = booted;
    const plan = await booted.call<{ items: { id: string; lines: { lineId: string }[] }[] }>(provider, 'plan.list', {});
    const [recorded] = plan.items;
    const of = { planId: recorded?.id, lineId: recorded?.lines[0]?.lineId };
    const { id: cohortId } = await command(provider, 'cohort.open', { city: REVIEWING, ...springCohort, ...of });
    await command(desk, 'cohort.return', { cohortId, reason: '课次安排与场地不符，请调整' });
    const moved = command(provider, 'cohort.open', { cohortId, city: COPYING, ...springCohort });
    expect((await refusalOf(moved)).code).toBe('training.cohort.other-city');
    await command(provider, 'cohort.open', { cohortId, city: REVIEWING, ...springCohort, ...of });
    expect(await booted.call(provider, 'cohort.get', { cohortId })).toMatchObject({ status: 'submitted' });
  });

  it('what is wrong with a form is said whole, without gaps', async () => {
    const person = personOf(9, { number: '371002199001010000' });
    const { code, facts } = await refusalOf(
      booted.command(booted.provider, 'enrolment.submit', { cohortId: here, person }),
    );
    expect(isRefusalCode(code) && refusalText(code, facts)).toMatch(/校验码|证件号码/u);
    expect(isRefusalCode(code) && refusalText(code, facts)).not.toContain('—');
  });

  it('no text that looks like a number of a person gets into an event', async () => {
    const reason = '请联系学员本人 19900000000 补正材料';
    const call = booted.command(booted.desk, 'cohort.return', { cohortId: here, reason });
    await expect(call).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('roles that have no row may not call', async () => {
    expect(
      (await refusalOf(booted.command(booted.desk, 'enrolment.admit', { cohortId: here, enrolmentIds: ['x'] }))).code,
    ).toBe('identity.right.missing');
    expect((await refusalOf(booted.command(booted.provider, 'cohort.approve', { cohortId: here }))).code).toBe(
      'identity.right.missing',
    );
  });
});
