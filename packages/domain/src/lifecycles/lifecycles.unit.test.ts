import { describe, expect, it } from 'vitest';
import { Refusal, refusalText } from '../refusal.ts';
import * as lifecycles from './index.ts';
import {
  allowed,
  annualPlanLifecycle,
  cohortLifecycle,
  enrolmentLifecycle,
  finalStates,
  letterOf,
  next,
  sittingLifecycle,
  stateLabel,
  statesOf,
} from './index.ts';
import type { Lifecycle } from './index.ts';

const tables = Object.entries(lifecycles).flatMap(([name, value]) =>
  typeof value === 'object' ? [[name, value as unknown as Lifecycle<string, string>] as const] : [],
);

const reachable = (table: Lifecycle<string, string>) => {
  const seen = new Set([table.initial]);
  for (const state of seen) for (const command of allowed(table, state)) seen.add(next(table, state, command));
  return [...seen].sort();
};

const outcome = (act: () => string) => {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error;
  }
};

describe('every lifecycle', () => {
  it('is here', () => {
    expect(tables).toHaveLength(17);
    expect(new Set(tables.map(([, { code }]) => code)).size).toBe(17);
  });

  it.each(tables)('%s: every state × command moves to a state of its own or is refused in Chinese', (_, table) => {
    for (const state of statesOf(table)) {
      for (const command of Object.keys(table.commands)) {
        const result = outcome(() => next(table, state, command));
        if (result instanceof Refusal) {
          expect(result.code).toBe(`${table.code}.state`);
          expect(result.facts).toEqual({ state: stateLabel(table, state), command: table.commands[command] });
          expect(refusalText(result.code, result.facts)).toContain(`“${stateLabel(table, state)}”`);
          expect(allowed(table, state)).not.toContain(command);
        } else {
          expect(Object.keys(table.states)).toContain(result);
          expect(allowed(table, state)).toContain(command);
        }
      }
    }
  });

  it.each(tables)(
    '%s: every state is reached from the first and speaks Chinese; every command is of use',
    (_, table) => {
      expect(reachable(table)).toEqual(Object.keys(table.states).sort());
      for (const state of statesOf(table)) {
        expect(stateLabel(table, state)).toMatch(/^\p{Script=Han}+$/u);
        expect(letterOf(table, state)).toMatch(/^[NPWGRX]$/u);
      }
      for (const [command, label] of Object.entries(table.commands)) {
        expect(label).toMatch(/^[\p{Script=Han}（）]+$/u);
        expect(Object.keys(table.moves[command] ?? {}).length).toBeGreaterThan(0);
      }
    },
  );

  it.each(tables)('%s: what is refused, ended or void does not come back by itself', (_, table) => {
    for (const state of finalStates(table)) expect('NGRX').toContain(letterOf(table, state));
    for (const state of ['voided', 'revoked', 'withdrawn', 'cancelled', 'rejected', 'waived', 'superseded'].filter(
      (name) => Object.hasOwn(table.states, name),
    )) {
      if (table.code === 'subsidies.batch') continue;
      expect(allowed(table, state)).toEqual([]);
    }
  });
});

describe('some walks', () => {
  const walk = <S extends string, C extends string>(table: Lifecycle<S, C>, ...commands: NoInfer<C>[]) =>
    commands.reduce<S>((state, command) => next(table, state, command), table.initial);

  it('a plan to its record, and by way of a return', () => {
    expect(walk(annualPlanLifecycle, 'requestConsent', 'agree', 'file', 'acknowledge', 'record')).toBe('recorded');
    expect(walk(annualPlanLifecycle, 'agree', 'file', 'return', 'edit', 'agree', 'file', 'withdraw')).toBe('draft');
    expect(() => walk(annualPlanLifecycle, 'file')).toThrow('training.plan.state');
  });

  it('a class with a review and without one (W-IV(1), H-IV(1))', () => {
    expect(
      walk(cohortLifecycle, 'submit', 'approve', 'openEnrolling', 'start', 'examine', 'complete', 'report', 'archive'),
    ).toBe('archived');
    expect(walk(cohortLifecycle, 'approveAtOnce', 'openEnrolling')).toBe('enrolling');
  });

  it('a trainee short of hours fails, one with them passes', () => {
    expect(walk(enrolmentLifecycle, 'submit', 'confirm', 'accept', 'attend', 'fail')).toBe('failed');
    expect(walk(enrolmentLifecycle, 'submit', 'accept', 'attend', 'meetHours', 'fail', 'allowRetake', 'pass')).toBe(
      'passed',
    );
    expect(() => walk(enrolmentLifecycle, 'submit', 'accept', 'attend', 'pass')).toThrow('training.enrolment.state');
  });

  it('a sitting returned by the province is reported again', () => {
    expect(
      walk(
        sittingLifecycle,
        'open',
        'lockRoster',
        'begin',
        'mark',
        'confirmResults',
        'report',
        'returnByProvince',
        'report',
        'confirmByProvince',
      ),
    ).toBe('provinceConfirmed');
  });
});
