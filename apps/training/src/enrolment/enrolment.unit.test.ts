import { can, enrolmentLifecycle, statesOf } from '@peiyu/domain/lifecycles/index.ts';
import { describe, expect, it } from 'vitest';
import type { AdmitVerdict } from '@peiyu/kit/identity-port.ts';
import { COPYING, REVIEWING } from '../testing/cities.ts';
import { afterEnrolment, codeOf, cohortIn, enrolmentIn, packFor } from '../testing/samples.ts';
import { acceptEnrolment, confirmEnrolment, rejectEnrolment, submitEnrolment, withdrawEnrolment } from './enrolling.ts';
import type { Enrolment, EnrolmentEvent } from './enrolment.ts';
import { judge } from './screening.ts';

describe('an enrolment, state by command, as the table says', () => {
  const acts = {
    confirm: (enrolment: Enrolment) =>
      confirmEnrolment({ ...enrolment, noticeVersion: null }, { accepted: '1', current: '1' }),
    accept: acceptEnrolment,
    reject: (enrolment: Enrolment) => rejectEnrolment(enrolment, '材料不全'),
    withdraw: (enrolment: Enrolment) => withdrawEnrolment(enrolment, ''),
  } satisfies Record<string, (enrolment: Enrolment) => EnrolmentEvent[]>;
  const commands = Object.keys(acts) as (keyof typeof acts)[];
  const pairs = statesOf(enrolmentLifecycle).flatMap((state) => commands.map((command) => [state, command] as const));

  it.each(pairs)('%s × %s', (state, command) => {
    const enrolment = enrolmentIn(state);
    if (can(enrolmentLifecycle, state, command)) {
      expect(afterEnrolment(enrolment, acts[command](enrolment)).status).toBe(enrolmentLifecycle.moves[command][state]);
    } else if (command === 'accept' && state === 'accepted') {
      expect(acts.accept(enrolment)).toEqual([]);
    } else {
      expect(codeOf(() => acts[command](enrolment))).toBe('training.enrolment.state');
    }
  });

  it('is submitted once, while the class enrols, with the copy where the city asks', () => {
    const submission = {
      cohortId: 'cohort',
      personId: 'person',
      by: 'form',
      warnings: ['b', 'b'],
      cohort: cohortIn('enrolling'),
      deskCopy: null,
    } as const;
    expect(submitEnrolment(undefined, submission)).toMatchObject([{ data: { warnings: ['b'], requiredMinutes: 200 } }]);
    expect(submitEnrolment(undefined, { ...submission, deskCopy: '371700' })).toMatchObject([
      {},
      { data: { desk: '371700' } },
    ]);
    expect(submitEnrolment(enrolmentIn('accepted'), submission)).toEqual([]);
    expect(codeOf(() => submitEnrolment(enrolmentIn('withdrawn'), submission))).toBe('training.enrolment.state');
    expect(codeOf(() => submitEnrolment(undefined, { ...submission, cohort: cohortIn('inSession') }))).toBe(
      'training.cohort.state',
    );
  });

  it('is confirmed by the notice in force, and admitted only then', () => {
    const waiting = enrolmentIn('submitted', { noticeVersion: null });
    expect(codeOf(() => confirmEnrolment(waiting, { accepted: '1', current: '2' }))).toBe(
      'training.enrolment.consent-missing',
    );
    expect(codeOf(() => acceptEnrolment(waiting))).toBe('training.enrolment.not-confirmed');
    expect(confirmEnrolment(enrolmentIn('submitted'), { accepted: '1', current: '1' })).toEqual([]);
    expect(codeOf(() => rejectEnrolment(waiting, ' '))).toBe('training.enrolment.reason-missing');
  });
});

describe('a row judged for a class (W-III, H-I)', () => {
  const row = {
    row: 4,
    name: '甲',
    number: '371002198505050003',
    employer: '某单位',
    group: '在岗职工',
    county: '环翠区',
  };
  const clean: AdmitVerdict = { row: 4, verdict: 'accept', personId: 'p', problems: [] };
  const subject = { occupation: 'bigData', level: 'junior' } as const;
  const screen = { pack: packFor(REVIEWING), subject, today: '2026-03-09' };

  it.each<[string, object, string, string[]]>([
    ['a worker of the city', {}, 'accept', []],
    ['the county written with its city', { county: '威海市文登区' }, 'accept', []],
    ['a functional zone', { county: '南海新区' }, 'accept', []],
    ['another city', { county: '牡丹区' }, 'reject', ['training.enrolment.territory']],
    ['no county', { county: '' }, 'reject', ['training.enrolment.territory']],
    ['the retired', { group: '已退休' }, 'reject', ['training.enrolment.retired']],
    ['a pension by its own column', { retired: '是' }, 'reject', ['training.enrolment.retired']],
    ['sixty and in work', { number: '371002196403030007' }, 'warn', ['training.enrolment.age']],
    [
      'a graduate of another major',
      { group: '应届毕业生', graduation: '2026年7月', major: '考古学' },
      'warn',
      ['training.enrolment.major-review'],
    ],
    ['a graduate of a listed major', { group: '应届毕业生', graduation: '2026年7月', major: '软件工程' }, 'accept', []],
    [
      'a graduate of long ago',
      { group: '应届毕业生', graduation: '2020年7月' },
      'reject',
      ['training.enrolment.not-graduate'],
    ],
  ])('%s', (...[, more, verdict, codes]) => {
    const judged = judge({ ...row, ...more }, clean, screen);
    expect([judged.verdict, judged.problems.map(({ code }) => code), judged.personId]).toEqual([
      verdict,
      codes,
      verdict === 'reject' ? undefined : 'p',
    ]);
  });

  it('asks for no tie where the city asks for none', () => {
    expect(judge({ ...row, county: '' }, clean, { ...screen, pack: packFor(COPYING) }).verdict).toBe('accept');
  });

  it('says a rule once that identity has spoken of, and puts what stops first', () => {
    const age = { field: '出生日期', code: 'training.enrolment.age', text: '' };
    const warned: AdmitVerdict = { ...clean, verdict: 'warn', problems: [age] };
    const old = { ...row, number: '371002196403030007' };
    expect(judge(old, warned, screen).problems).toEqual([age]);
    expect(judge({ ...old, county: '' }, warned, screen).problems.map(({ code }) => code)).toEqual([
      'training.enrolment.territory',
      'training.enrolment.age',
    ]);
  });
});
