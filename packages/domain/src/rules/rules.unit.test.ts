import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cityPack } from '../testing/packs.ts';
import { addMonths } from '../calendar/index.ts';
import { refusalText } from '../refusal.ts';
import { canTrain, isFreshGraduate, OWN_SCHEME, passed, resultFacts, subsidyWindow } from './index.ts';
import type { AskedSubsidy, HeldSubsidy, TrainingFacts } from './index.ts';

const weihai = cityPack('weihai', { demo: true });
const heze = cityPack('heze');
const codeOf = (outcome: { ok: boolean; code?: string }) => (outcome.ok ? 'ok' : outcome.code);

describe('who may train (W-III, H-I)', () => {
  const worker: TrainingFacts = {
    group: 'employed',
    drawsPension: false,
    birthDate: '1985-05-05',
    graduatedOn: null,
    major: 'related',
    localTie: true,
  };
  const on = '2026-03-09';

  it.each<[string, Partial<TrainingFacts>, string]>([
    ['a worker', {}, 'ok'],
    ['one willing to enter the field', { group: 'willing' }, 'ok'],
    ['a pensioner of 53 (C4-8)', { drawsPension: true, birthDate: '1973-01-01' }, 'training.enrolment.retired'],
    ['someone entered as retired', { group: 'retired' }, 'training.enrolment.retired'],
    ['nobody of the city', { localTie: false }, 'training.enrolment.territory'],
    ['a final-year student', { group: 'freshGraduate', graduatedOn: '2026-07-01' }, 'ok'],
    [
      'a graduate of last year',
      { group: 'freshGraduate', graduatedOn: '2025-07-01' },
      'training.enrolment.not-graduate',
    ],
    ['a graduate without a date', { group: 'freshGraduate' }, 'training.enrolment.not-graduate'],
  ])('%s', (_, facts, expected) => {
    expect(codeOf(canTrain({ ...worker, ...facts }, weihai, on))).toBe(expected);
  });

  it('asks for no tie where the city asks for none', () => {
    expect(codeOf(canTrain({ ...worker, localTie: false }, heze, on))).toBe('ok');
  });

  it('only warns of age, from the sixtieth birthday on, both sexes (C4-8)', () => {
    const warned = (birthDate: string) => {
      const outcome = canTrain({ ...worker, birthDate }, weihai, on);
      return outcome.ok ? outcome.value.warnings : null;
    };
    expect(warned('1966-03-10')).toEqual([]);
    expect(warned('1966-03-09')).toEqual([{ code: 'training.enrolment.age', facts: { age: 60 } }]);
  });

  it('sends a graduate of an unlisted major to a look by hand', () => {
    const outcome = canTrain(
      { ...worker, group: 'freshGraduate', graduatedOn: '2026-07-01', major: 'review' },
      weihai,
      on,
    );
    expect(outcome.ok && outcome.value.warnings.map(({ code }) => code)).toEqual(['training.enrolment.major-review']);
  });

  it('knows a fresh graduate (A9 Q2)', () => {
    expect([
      isFreshGraduate('2026-01-05', on),
      isFreshGraduate('2027-03-09', on),
      isFreshGraduate('2027-03-10', on),
      isFreshGraduate('2025-12-31', on),
    ]).toEqual([true, true, false, false]);
  });
});

describe('one subsidy more (W-V(3), H-III(6), B4)', () => {
  const asked: AskedSubsidy = {
    occupation: 'bigData',
    level: 'junior',
    certificate: 'c1',
    issuedOn: '2026-08-17',
    on: '2026-09-01',
  };
  const held = (more: Partial<HeldSubsidy> = {}): HeldSubsidy => ({
    scheme: OWN_SCHEME,
    occupation: 'bigData',
    level: 'junior',
    acceptedOn: '2026-09-01',
    ...more,
  });
  const rules = weihai.subsidy;

  it('allows the first, and the next level of the same occupation (C4-32)', () => {
    expect(codeOf(subsidyWindow([], asked, rules))).toBe('ok');
    expect(codeOf(subsidyWindow([held()], { ...asked, level: 'intermediate' }, rules))).toBe('ok');
    expect(codeOf(subsidyWindow([held()], { ...asked, occupation: 'cloud' }, rules))).toBe('ok');
  });

  it('refuses the same occupation and level within twelve months, to the day', () => {
    const again = (on: string) => subsidyWindow([held()], { ...asked, issuedOn: '2027-08-01', on }, rules);
    expect([codeOf(again('2027-09-01')), codeOf(again('2027-09-02'))]).toEqual(['subsidies.claim.duplicate', 'ok']);
    const refusal = again('2026-09-20');
    if (refusal.ok) throw new Error('expected a refusal');
    expect(refusalText(refusal.code, refusal.facts)).toBe(
      '同一职业同一等级 12 个月内已享受过补贴（受理日 2026年9月1日）。2027年9月1日 后可再申领。',
    );
  });

  it('never allows two within any twelve months, however they fall', () => {
    const day = fc
      .date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2029-12-31T00:00:00Z'), noInvalidDate: true })
      .map((at) => at.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, (first, second) => {
        const outcome = subsidyWindow([held({ acceptedOn: first })], { ...asked, issuedOn: second, on: second }, rules);
        if (second >= first) expect(outcome.ok).toBe(second > addMonths(first, 12));
      }),
    );
  });

  it('follows the other windows a pack may choose (A9 Q8)', () => {
    const next = { ...asked, issuedOn: '2027-01-01', on: '2027-01-01' };
    expect(codeOf(subsidyWindow([held()], next, { ...rules, duplicateWindow: 'calendarYear' }))).toBe('ok');
    expect(codeOf(subsidyWindow([held()], asked, { ...rules, duplicateWindow: 'calendarYear' }))).toBe(
      'subsidies.claim.duplicate',
    );
    expect(
      codeOf(subsidyWindow([held({ acceptedOn: '2020-01-01' })], asked, { ...rules, duplicateWindow: 'lifetime' })),
    ).toBe('subsidies.claim.duplicate');
  });

  it('counts three a year whatever the scheme (C4-32), none without a cap', () => {
    const three = ['ai', 'iot', 'cloud'].map((occupation) => held({ occupation, scheme: '其他补贴' }));
    expect(codeOf(subsidyWindow(three, asked, rules))).toBe('subsidies.claim.cap');
    expect(codeOf(subsidyWindow(three.slice(1), asked, rules))).toBe('ok');
    expect(codeOf(subsidyWindow(three, { ...asked, on: '2027-01-04' }, rules))).toBe('ok');
    expect(codeOf(subsidyWindow(three, asked, { ...rules, yearlyCap: null }))).toBe('ok');
  });

  it('refuses what another scheme has paid for the same certificate (C4-33)', () => {
    const other = held({ scheme: '技能提升补贴', occupation: 'bigData', certificate: 'c1' });
    expect(codeOf(subsidyWindow([other], asked, rules))).toBe('subsidies.claim.cross-scheme');
    expect(codeOf(subsidyWindow([{ ...other, certificate: 'c2' }], asked, rules))).toBe('ok');
    expect(codeOf(subsidyWindow([other], asked, { ...rules, crossScheme: 'allowed' }))).toBe('ok');
  });

  it('closes twelve months after the certificate', () => {
    const late = (on: string) => codeOf(subsidyWindow([], { ...asked, on }, rules));
    expect([late('2027-08-17'), late('2027-08-18')]).toEqual(['ok', 'subsidies.claim.window-closed']);
  });
});

describe('the pass mark (W-IV(3), C4-18)', () => {
  const mark = { theory: 60, ability: 60 };

  it.each([
    [600, 600, true],
    [600, 595, false],
    [590, 880, false],
    [599, 1000, false],
    [1000, 1000, true],
  ])('%i and %i tenths: %s', (theory, ability, expected) => {
    expect(passed(theory, ability, mark)).toBe(expected);
  });

  it('takes a mark with a decimal as it is', () => {
    expect([
      passed(605, 605, { theory: 60.5, ability: 60.5 }),
      passed(604, 605, { theory: 60.5, ability: 60.5 }),
    ]).toEqual([true, false]);
    expect(resultFacts(600, 595, mark)).toEqual({ theory: '60', ability: '59.5', passMark: '60' });
  });
});
