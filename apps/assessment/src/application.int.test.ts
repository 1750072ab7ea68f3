import { newCommandId, sessionOf } from '@peiyu/kit/testing/boot.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Stage } from './testing/booted.ts';
import { bachelor, bootAssessment, EI, manager, refusal, traineeOf, WEIHAI } from './testing/booted.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await bootAssessment({
    fits: bachelor(1),
    short: { ...bachelor(2), education: 'associate', workYears: 8 / 12 },
    helper: { ...bachelor(3), title: '助理工程师', workYears: 2, major: '英语' },
    none: { ...bachelor(4), title: '技术员', workYears: 1, education: 'associate' },
    other: { ...bachelor(5), major: '英语' },
    twice: bachelor(6),
    withdraws: bachelor(7),
    late: bachelor(8),
  });
  await stage.list(null);
  await stage.list(null, 'smartMfg');
});
afterAll(() => stage.stop());

interface Mine {
  readonly applicationId: string;
  readonly status: string;
  readonly condition: string | null;
  readonly passesOn: string | null;
  readonly reasons: readonly { way: string; says: string; missing: string }[];
}
const mine = async (person: string): Promise<Mine[]> =>
  (await stage.call<{ items: Mine[] }>(traineeOf(person), 'application.mine', {})).items;
const review = (applicationId: string, byHand?: string) =>
  stage.as(manager, 'application.review', { applicationId, ...(byHand ? { byHand } : {}) });

describe('application (W-IV(3), B3)', () => {
  it('shows what one may apply with, who assesses, and the text to accept', async () => {
    await stage.trained('fits');
    const { items } = await stage.call<{ items: object[] }>(traineeOf('fits'), 'application.certificates', {});
    expect(items).toMatchObject([
      {
        trainingCertificateId: 't-fits-junior',
        applied: false,
        evaluators: [{ orgId: EI }],
        declaration: { version: '1' },
      },
    ]);
  });

  it('is the own act of the person, with an own certificate', async () => {
    const input = { trainingCertificateId: 't-fits-junior', evaluatorOrgId: EI, declaration: '1' };
    await expect(stage.as(traineeOf('short'), 'application.submit', input)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(stage.as(sessionOf('trainee', '000000'), 'application.submit', input)).rejects.toSatisfy(
      refusal('assessment.application.not-own'),
    );
  });

  it('accepts the present text alone and an evaluator that is listed', async () => {
    await expect(stage.apply('fits', 't-fits-junior', '7')).rejects.toSatisfy(
      refusal('assessment.declaration.version'),
    );
    const input = { trainingCertificateId: 't-fits-junior', evaluatorOrgId: 'org-unlisted', declaration: '1' };
    await expect(stage.as(traineeOf('fits'), 'application.submit', input)).rejects.toSatisfy(
      refusal('identity.listing.missing'),
    );
  });

  it('is made once, also by two commands at the same moment', async () => {
    const input = { trainingCertificateId: await stage.trained('twice'), evaluatorOrgId: EI, declaration: '1' };
    const commandId = newCommandId();
    const both = await Promise.allSettled([
      stage.call<{ id: string }>(traineeOf('twice'), 'application.submit', { commandId, ...input }),
      stage.as(traineeOf('twice'), 'application.submit', input),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await mine('twice')).toHaveLength(1);
    const [first] = both;
    if (first?.status === 'fulfilled')
      expect(await stage.call(traineeOf('twice'), 'application.submit', { commandId, ...input })).toEqual(first.value);
    await expect(stage.apply('twice', input.trainingCertificateId)).rejects.toSatisfy(
      refusal('assessment.application.duplicate'),
    );
  });

  it('refuses a training certificate that was revoked', async () => {
    const id = await stage.trained('late', { id: 't-late' });
    const data = {
      enrolmentId: `e-${id}`,
      cohortId: 'cohort-1',
      orgId: 'org-ti',
      personId: 'late',
      occupation: 'bigData',
      direction: null,
      level: 'junior',
      number: 'n',
      reason: '有误',
      on: '2026-05-24',
    };
    await stage.publish({
      type: 'certificates.training-certificate-revoked',
      src: `trainingCertificate/${id}`,
      tenant: WEIHAI,
      data,
    });
    await expect(stage.apply('late', id)).rejects.toSatisfy(refusal('assessment.application.no-training'));
  });
});

describe('review by the national standard (B2)', () => {
  it('qualifies who meets one way', async () => {
    await review(await stage.apply('fits', 't-fits-junior'));
    expect(await mine('fits')).toMatchObject([{ status: 'qualified', condition: 'bachelor' }]);
  });

  it('refuses 8 months of work with the date on which 12 are full; then it passes without new training (C4-11)', async () => {
    const certificate = await stage.trained('short');
    await review(await stage.apply('short', certificate));
    const [refused] = await mine('short');
    // Eight months on the day of the certificate, 2026-05-22.
    expect(refused).toMatchObject({ status: 'notQualified', passesOn: '2026-09-22' });
    expect(refused?.reasons.find(({ way }) => way === 'associate')?.missing).toContain('现为 8 个月');
    expect(refused?.reasons.map(({ way }) => way)).toEqual(expect.arrayContaining(['title', 'bachelor', 'associate']));
  });

  it('qualifies 助理工程师 with two years for intermediate without a junior certificate (C4-12), and tells others that no date helps', async () => {
    const subject = { occupation: 'smartMfg', level: 'intermediate', direction: '智能生产管控' };
    await review(await stage.apply('helper', await stage.trained('helper', subject)));
    expect(await mine('helper')).toMatchObject([{ status: 'qualified', condition: 'title' }]);
    await review(await stage.apply('none', await stage.trained('none', subject)));
    expect(await mine('none')).toMatchObject([{ status: 'notQualified', passesOn: null }]);
  });

  it('never refuses an unlisted major by itself: a person looks (A9 Q3, C4-10)', async () => {
    const id = await stage.apply('other', await stage.trained('other'));
    await expect(review(id)).rejects.toSatisfy(refusal('assessment.application.review'));
    await expect(review(id, 'title')).rejects.toSatisfy(refusal('assessment.application.review'));
    await review(id, 'bachelor');
    expect(await mine('other')).toMatchObject([{ status: 'qualified', condition: 'bachelor' }]);
    await expect(review(id)).rejects.toSatisfy(
      (error) => (error as { cause?: { code?: string } }).cause?.code?.startsWith('assessment.application') === true,
    );
  });

  it('asks identity with a purpose', () => {
    expect(stage.identity.asked).toContain('assessment.review');
  });

  it('lets the refused apply again on the day it was told (C4-11)', async () => {
    await stage.advanceTo('2026-09-22T02:00:00.000Z');
    await review(await stage.apply('short', 't-short-junior'));
    expect((await mine('short')).map(({ status }) => status).toSorted()).toEqual(['notQualified', 'qualified']);
  });
});

describe('withdrawal of the declaration (B3, C4-19)', () => {
  it('is allowed before a seat is taken, and closes the way for the year; proofs stay open', async () => {
    const certificate = await stage.trained('withdraws');
    const applicationId = await stage.apply('withdraws', certificate);
    await expect(
      stage.as(traineeOf('fits'), 'application.withdrawDeclaration', { applicationId }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const commandId = newCommandId();
    const first = await stage.call(traineeOf('withdraws'), 'application.withdrawDeclaration', {
      commandId,
      applicationId,
    });
    expect(
      await stage.call(traineeOf('withdraws'), 'application.withdrawDeclaration', { commandId, applicationId }),
    ).toEqual(first);
    await stage.settled();
    await expect(stage.apply('withdraws', certificate)).rejects.toSatisfy(refusal('assessment.declaration.closed'));
    const again = await stage.apply('withdraws', certificate, null);
    await expect(
      stage.as(traineeOf('withdraws'), 'application.withdrawDeclaration', { applicationId: again }),
    ).rejects.toSatisfy(refusal('assessment.declaration.missing'));
  });

  it('is too late once the seat is fixed', async () => {
    const [application] = await mine('fits');
    const plan = {
      city: WEIHAI,
      occupation: 'bigData',
      direction: null,
      level: 'junior',
      site: '站',
      theoryOn: '2026-10-10',
      abilityOn: '2026-10-11',
      quota: 5,
    };
    const { id: sittingId } = await stage.as<{ id: string }>(manager, 'sitting.plan', plan);
    await stage.as(manager, 'sitting.open', { sittingId });
    await stage.as(manager, 'sitting.schedule', { sittingId, applicationIds: [application?.applicationId] });
    await stage.settled();
    const withdrawal = stage.as(traineeOf('fits'), 'application.withdrawDeclaration', {
      applicationId: application?.applicationId,
    });
    await expect(withdrawal).rejects.toSatisfy(refusal('assessment.declaration.too-late'));
  });
});
