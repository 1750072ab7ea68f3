import { assessmentApplicationLifecycle, can, statesOf } from '@peiyu/domain/lifecycles/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Application, ApplicationEvent, ApplicationState } from './application.ts';
import { evolveApplication } from './application.ts';
import { confirmVoid, decideResult, proposeVoid, recordResult, rejectVoid, scheduleApplication } from './scoring.ts';
import { submitApplication, withdrawDeclaration } from './submission.ts';

const base = {
  personId: 'p',
  evaluatorOrgId: 'e',
  occupation: 'bigData',
  direction: null,
  level: 'junior',
  trainingCertificateId: 't',
  cohortId: 'c',
  trainingOrgId: 'o',
  declaration: '1',
} as const;
const sitting = { id: 's', occupation: 'bigData', direction: null, level: 'junior' };
const scored = (theory: number, ability: number) => ({ theory, ability, absent: false });
const inState = (status: ApplicationState, more: Partial<Application> = {}): Application => ({
  ...base,
  status,
  ...more,
});
const apply = (state: Application, events: readonly ApplicationEvent[]): Application =>
  events.reduce<Application>(evolveApplication, state);
const mark = { theory: 60, ability: 60 };

/** What a decision did: the state it led to, or the code of its refusal. */
function outcome(state: Application, decide: (state: Application) => ApplicationEvent[]): string {
  try {
    return apply(state, decide(state)).status;
  } catch (error) {
    if (error instanceof Refusal) return 'refused';
    throw error;
  }
}

const states = statesOf(assessmentApplicationLifecycle);

describe('every state × command, by the table', () => {
  const seat = { sittingId: 's' };
  const breach = { breach: { reason: '替考', by: 'a' } };
  it.each(states)('%s', (status) => {
    const table = assessmentApplicationLifecycle;
    const expected = (command: keyof typeof table.moves, to: string): string =>
      can(table, status, command) ? to : 'refused';
    expect(outcome(inState(status), (state) => scheduleApplication(state, sitting))).toBe(
      expected('schedule', 'scheduled'),
    );
    expect(outcome(inState(status), (state) => withdrawDeclaration(state, { phone: '' }))).toBe(
      expected('withdrawDeclaration', 'withdrawn'),
    );
    const takesScore = can(table, status, 'score') || status === 'scheduled';
    const score = { result: { scores: scored(600, 600), breach: null }, by: 'a' };
    expect(outcome(inState(status, seat), (state) => recordResult(state, 's', score))).toBe(
      takesScore ? 'scored' : 'refused',
    );
    const absent = { result: { scores: { theory: null, ability: null, absent: true }, breach: null }, by: 'a' };
    expect(outcome(inState(status, seat), (state) => recordResult(state, 's', absent))).toBe(
      expected('markAbsent', 'absent'),
    );
    expect(outcome(inState(status, seat), (state) => proposeVoid(state, '替考', 'a'))).toBe(
      expected('proposeVoid', status),
    );
    expect(outcome(inState(status, { ...seat, ...breach }), (state) => confirmVoid(state, 'b'))).toBe(
      expected('void', 'voided'),
    );
    expect(outcome(inState(status, { ...seat, ...breach }), (state) => rejectVoid(state, 'b', '查无实据'))).toBe(
      expected('dropVoid', status),
    );
    const results = { ...seat, scores: { ...scored(600, 600), by: 'a' } };
    const decided = outcome(inState(status, results), (state) => decideResult(state, 's', mark));
    expect(decided).toBe(can(table, status, 'pass') ? 'passed' : can(table, status, 'fail') ? 'refused' : status);
  });
});

describe('the result (W-IV(3), B2, C4-18)', () => {
  const decided = (theory: number, ability: number): string =>
    outcome(inState('scored', { sittingId: 's', scores: { ...scored(theory, ability), by: 'a' } }), (state) =>
      decideResult(state, 's', mark),
    );

  it.each([
    [600, 600, 'passed'],
    [600, 595, 'failed'],
    [595, 600, 'failed'],
    [599, 1000, 'failed'],
    [1000, 599, 'failed'],
    [590, 880, 'failed'],
    [605, 600, 'passed'],
    [0, 0, 'failed'],
    [1000, 1000, 'passed'],
  ])('%d and %d tenths: %s', (theory, ability, expected) => {
    expect(decided(theory, ability)).toBe(expected);
  });

  it('passes exactly when both parts reach 60, nothing rounded', () => {
    const tenths = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(
        tenths,
        tenths,
        (theory, ability) => decided(theory, ability) === (theory >= 600 && ability >= 600 ? 'passed' : 'failed'),
      ),
      { seed: 18, verbose: true },
    );
  });

  it('fails who was absent, and says so', () => {
    const state = inState('absent', { sittingId: 's', scores: { theory: null, ability: null, absent: true, by: 'a' } });
    expect(decideResult(state, 's', mark)).toMatchObject([
      { type: 'assessment.application-failed', data: { absent: true, theory: null } },
    ]);
  });

  it('changes nothing for the same result again, and corrects by another', () => {
    const state = inState('scored', { sittingId: 's', scores: { ...scored(600, 595), by: 'a' } });
    expect(recordResult(state, 's', { result: { scores: scored(600, 595), breach: null }, by: 'b' })).toEqual([]);
    expect(recordResult(state, 's', { result: { scores: scored(600, 600), breach: null }, by: 'b' })).toHaveLength(1);
    expect(() => recordResult(state, 'other', { result: { scores: scored(600, 600), breach: null }, by: 'b' })).toThrow(
      'assessment.score.unknown',
    );
  });

  it('asks the same person for no second opinion', () => {
    const state = inState('scored', { sittingId: 's', breach: { reason: '作弊', by: 'a' } });
    expect(() => confirmVoid(state, 'a')).toThrow('identity.duty.same-person');
    expect(() => rejectVoid(state, 'a', '无')).toThrow('identity.duty.same-person');
  });

  it('seats only in a sitting of the same occupation, direction and level', () => {
    for (const other of [{ level: 'senior' }, { occupation: 'ai' }, { direction: '甲' }]) {
      expect(() => scheduleApplication(inState('qualified'), { ...sitting, ...other })).toThrow(
        'assessment.sitting.other-standard',
      );
    }
    expect(() => scheduleApplication(inState('submitted'), sitting)).toThrow('assessment.application.not-qualified');
  });
});

describe('somebody absent with a breach noted', () => {
  const absent = { result: { scores: { theory: null, ability: null, absent: true }, breach: '替考' }, by: 'a' };
  const noted = apply(
    inState('scheduled', { sittingId: 's' }),
    recordResult(inState('scheduled', { sittingId: 's' }), 's', absent),
  );

  it('is decided by the second person either way: the sitting must not stand still', () => {
    expect([noted.status, noted.breach?.reason]).toEqual(['absent', '替考']);
    expect(apply(noted, confirmVoid(noted, 'b')).status).toBe('voided');
    const dropped = apply(noted, rejectVoid(noted, 'b', '查无此事'));
    expect([dropped.status, dropped.breach]).toEqual(['absent', undefined]);
  });
});

describe('the declaration (B3)', () => {
  const entitlement = {
    personId: 'p',
    cohortId: 'c',
    orgId: 'o',
    occupation: 'bigData',
    direction: null,
    level: 'junior',
    status: 'issued',
  } as const;
  const submission = { trainingCertificateId: 't', evaluatorOrgId: 'e', declaration: '1' };
  const facts = { entitlement, declaration: { enabled: true, version: '1' }, records: [], on: '2026-06-01' };
  const record = (what: 'withdrawn' | 'voided', on: string, level = 'junior') => ({
    ...facts,
    records: [{ what, on, occupation: 'bigData', level }],
  });

  it('closes for the year after a withdrawal, for this exam alone', () => {
    expect(() => submitApplication(undefined, submission, record('withdrawn', '2026-01-02'))).toThrow(
      'assessment.declaration.closed',
    );
    expect(submitApplication(undefined, submission, record('withdrawn', '2025-12-31'))).toHaveLength(1);
    expect(submitApplication(undefined, submission, record('withdrawn', '2026-01-02', 'senior'))).toHaveLength(1);
    expect(
      submitApplication(undefined, { ...submission, declaration: null }, record('withdrawn', '2026-01-02')),
    ).toHaveLength(1);
  });

  it('is barred for five years after a breach', () => {
    expect(() => submitApplication(undefined, submission, record('voided', '2021-06-02', 'senior'))).toThrow(
      'assessment.declaration.barred',
    );
    expect(submitApplication(undefined, submission, record('voided', '2021-06-01'))).toHaveLength(1);
  });

  it('is refused where the city does not use it', () => {
    const off = { ...facts, declaration: { enabled: false, version: '1' } };
    expect(() => submitApplication(undefined, submission, off)).toThrow('assessment.declaration.off');
  });
});
