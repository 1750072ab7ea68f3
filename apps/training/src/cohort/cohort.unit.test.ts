import { can, cohortLifecycle, statesOf } from '@peiyu/domain/lifecycles/index.ts';
import { describe, expect, it } from 'vitest';
import { COPYING, REVIEWING } from '../testing/cities.ts';
import { afterCohort, codeOf, cohortIn, packFor, refusedBy } from '../testing/samples.ts';
import type { Cohort, CohortEvent } from './cohort.ts';
import { evolveCohort } from './cohort.ts';
import type { Opening, OpeningFacts } from './opening.ts';
import { openCohort } from './opening.ts';
import { acceptReport, reportCohort, returnReport } from './reporting.ts';
import {
  approveCohort,
  beginEnrolment,
  completeCohort,
  examineCohort,
  freeSeat,
  rejectCohort,
  returnCohort,
  startCohort,
  takeSeats,
} from './running.ts';

const reason = '课次安排与场地不符，请调整';
const report = { situation: '按计划完成', problems: '无', on: '2026-06-01' };

describe('a class, state by command, as the table says', () => {
  const acts: Record<string, (cohort: Cohort) => CohortEvent[]> = {
    approve: (cohort) => approveCohort(cohort, { today: '2026-03-05', listed: true }),
    return: (cohort) => returnCohort(cohort, reason),
    reject: (cohort) => rejectCohort(cohort, reason),
    openEnrolling: (cohort) => beginEnrolment(cohort, 'notNeeded'),
    start: (cohort) => startCohort(cohort, '2026-04-11'),
    examine: examineCohort,
    complete: (cohort) => completeCohort(cohort, { open: 0, passed: 1, failed: 0, on: '2026-05-22' }),
    report: (cohort) => reportCohort(cohort, report),
  };
  const pairs = statesOf(cohortLifecycle).flatMap((state) =>
    Object.keys(acts).map((command) => [state, command] as const),
  );

  it.each(pairs)('%s × %s', (state, command) => {
    const cohort = cohortIn(state, { seats: { e1: true } });
    const name = command as 'approve';
    const act = acts[command];
    if (!act) throw new Error(command);
    if (can(cohortLifecycle, state, name)) {
      expect(afterCohort(cohort, act(cohort)).status).toBe(cohortLifecycle.moves[name][state]);
    } else {
      expect(codeOf(() => act(cohort))).toBe('training.cohort.state');
    }
  });

  it('wants reasons, a listed body, somebody in it, and its first day', () => {
    expect(codeOf(() => returnCohort(cohortIn('submitted'), '不行'))).toBe('training.cohort.reason-missing');
    expect(codeOf(() => approveCohort(cohortIn('submitted'), { today: '2026-03-05', listed: false }))).toBe(
      'training.cohort.not-listed',
    );
    expect(codeOf(() => beginEnrolment(cohortIn('approved'), 'missing'))).toBe('training.announcement.missing');
    expect(codeOf(() => startCohort(cohortIn('enrolling'), '2026-04-11'))).toBe('training.cohort.empty');
    expect(codeOf(() => startCohort(cohortIn('enrolling', { seats: { e1: true } }), '2026-04-10'))).toBe(
      'training.cohort.too-early',
    );
    expect(
      refusedBy(() => completeCohort(cohortIn('examining'), { open: 3, passed: 1, failed: 0, on: '2026-05-22' }))
        ?.facts,
    ).toEqual({ people: 3 });
  });

  it('is reported again only after a return', () => {
    const sent = afterCohort(cohortIn('completed'), reportCohort(cohortIn('completed'), report));
    expect([sent.status, codeOf(() => reportCohort(sent, report))]).toEqual(['reported', 'training.cohort.state']);
    const returned = afterCohort(sent, returnReport(sent, '000000', reason));
    const again = afterCohort(returned, reportCohort(returned, report));
    const accepted = afterCohort(again, acceptReport(again, '000000'));
    expect([accepted.report?.status, codeOf(() => acceptReport(accepted, '000000'))]).toEqual([
      'accepted',
      'training.cohort.state',
    ]);
    expect(codeOf(() => reportCohort(cohortIn('completed'), { ...report, problems: ' ' }))).toBe(
      'training.completion.situation-missing',
    );
  });
});

describe('seats', () => {
  it('are taken once each, in order, while there are any', () => {
    const empty = cohortIn('enrolling');
    const one = afterCohort(empty, takeSeats(empty, ['a', 'a']));
    expect(takeSeats(one, ['a'])).toEqual([]);
    const full = afterCohort(one, takeSeats(one, ['a', 'b', 'c']));
    expect([Object.keys(full.seats), takeSeats(full, ['c'])]).toEqual([['a', 'b'], []]);
    const left = afterCohort(full, freeSeat(full, 'a'));
    expect([Object.keys(left.seats), freeSeat(left, 'a')]).toEqual([['b'], []]);
  });

  it('are for a class that enrols', () => {
    expect(codeOf(() => takeSeats(cohortIn('submitted'), ['a']))).toBe('training.cohort.not-approved');
    expect(codeOf(() => takeSeats(cohortIn('inSession'), ['a']))).toBe('training.cohort.state');
  });
});

describe('opening (W-IV(1))', () => {
  const session = { minutes: 1440, online: false, startsAt: null };
  const opening: Opening = {
    planId: 'plan',
    lineId: 'line',
    occupation: 'bigData',
    direction: null,
    level: 'junior',
    quota: 60,
    startsOn: '2026-04-11',
    endsOn: '2026-05-22',
    venue: '某校区',
    sessions: [
      { ...session, on: '2026-04-11', practice: false },
      { ...session, on: '2026-04-12', practice: true },
    ],
  };
  const line = { lineId: 'line', occupation: 'bigData', direction: null, level: 'junior' as const, cohorts: 1 };
  const plan = { status: 'recorded', year: 2026, lines: [line] } as unknown as NonNullable<OpeningFacts['plan']>;
  const facts: OpeningFacts = {
    orgId: 'provider',
    number: 'BC371000-2026-00001',
    today: '2026-03-02',
    pack: packFor(REVIEWING),
    listedOn: () => true,
    plan,
    cohortsOfLine: 0,
    sessionId: (index) => `s${index}`,
  };
  const open = (said: Partial<Opening> = {}, more: Partial<OpeningFacts> = {}) =>
    openCohort(undefined, { ...opening, ...said }, { ...facts, ...more });
  const built = (events: readonly CohortEvent[]) =>
    events.reduce<Cohort | undefined>((state, event) => evolveCohort(state, event), undefined);

  it('begins today or later: what is to be reviewed has not begun', () => {
    expect(codeOf(() => open({}, { today: '2026-04-12' }))).toBe('training.cohort.past');
    expect(codeOf(() => open({}, { today: '2026-04-11' }))).toBeUndefined();
  });

  it('waits for the city where the pack reviews, and is approved at once where it does not', () => {
    expect(built(open())).toMatchObject({ status: 'submitted', requiredMinutes: 2880, openedOn: '2026-03-02' });
    const copying = { pack: packFor(COPYING), plan: undefined };
    expect(built(open({ planId: null, lineId: null }, copying))?.status).toBe('approved');
    expect(Object.keys(built(open())?.sessions ?? {})).toEqual(['s0', 's1']);
  });

  it('may be submitted again after a return, with other sessions', () => {
    const returned = cohortIn('returned');
    const again = afterCohort(returned, openCohort(returned, opening, facts));
    expect([again.status, Object.keys(again.sessions)]).toEqual(['submitted', ['s0', 's1']]);
    expect(codeOf(() => openCohort(cohortIn('approved'), opening, facts))).toBe('training.cohort.state');
  });

  it.each<[string, Partial<Opening>, Partial<OpeningFacts>, string]>([
    ['an occupation the city does not have', { occupation: 'ai' }, {}, 'training.cohort.occupation'],
    ['a body not listed today', {}, { listedOn: (date) => date !== '2026-03-02' }, 'training.cohort.not-listed'],
    [
      'a body not listed on the first day',
      {},
      { listedOn: (date) => date !== '2026-04-11' },
      'training.cohort.not-listed',
    ],
    ['a standard that is not loaded', {}, { pack: packFor(REVIEWING, false) }, 'training.standard.missing'],
    ['an end before the beginning', { endsOn: '2026-04-10' }, {}, 'training.cohort.dates'],
    ['a session outside', { startsOn: '2026-04-12' }, {}, 'training.session.outside'],
    [
      'a minute too few',
      {
        sessions: [
          { ...session, on: '2026-04-11', practice: false, minutes: 1439 },
          { ...session, on: '2026-04-12', practice: true },
        ],
      },
      {},
      'training.cohort.hours-short',
    ],
    [
      'theory alone',
      { sessions: opening.sessions.map((each) => ({ ...each, practice: false })) },
      {},
      'training.cohort.both-modes',
    ],
    ['no plan', {}, { plan: undefined }, 'training.plan.line-missing'],
    ['a plan that waits', {}, { plan: { ...plan, status: 'filed' } }, 'training.plan.not-recorded'],
    [
      'another level than the line',
      { level: 'senior' },
      { pack: { ...packFor(REVIEWING), requiredHours: { bigData: { '*': { senior: 48 } } } } },
      'training.plan.line-missing',
    ],
    ['a line used up', {}, { cohortsOfLine: 1 }, 'training.plan.line-used'],
  ])('refuses %s', (...[, said, more, code]) => {
    expect(codeOf(() => open(said, more))).toBe(code);
  });

  it('keeps to the share of online teaching where the city has one', () => {
    const pack = { ...packFor(REVIEWING), delivery: { onlineShareMax: 0.4, faceAttendance: false } };
    const sessions = opening.sessions.map((each, index) => ({ ...each, online: index === 0 }));
    expect(refusedBy(() => open({ sessions }, { pack }))).toEqual({
      code: 'training.cohort.online-share',
      facts: { share: 50, limit: 40 },
    });
  });
});
