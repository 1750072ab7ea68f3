import { REFUSALS } from '@peiyu/domain/refusal.ts';
import { TRPCClientError } from '@trpc/client';
import { describe, expect, it } from 'vitest';
import { mayRetry, problemOf } from './problem.ts';

const wire = (reason: string, facts: object = {}): TRPCClientError<never> => {
  const data = { code: 'UNPROCESSABLE_CONTENT', httpStatus: 422, reason, facts };
  return new TRPCClientError<never>('a text of the server', { result: { error: { data } } as never });
};

describe('what went wrong', () => {
  it('says every refusal by its code, in Chinese, without a bare placeholder', () => {
    for (const code of Object.keys(REFUSALS)) {
      const { text } = problemOf(wire(code));
      expect(text).toMatch(/\p{Script=Han}/u);
      expect(text).not.toMatch(/[{}]|a text of the server/u);
    }
  });

  it('fills the facts', () => {
    expect(problemOf(wire('training.cohort.full', { seats: 60 })).text).toContain('名额 60 人已满');
  });

  it('shows a log id for a fault alone', () => {
    expect(problemOf(wire('kit.fault', { log: 'abc-123' }))).toMatchObject({ log: 'abc-123', passing: true });
    expect(problemOf(wire('kit.not-found')).log).toBeUndefined();
  });

  it('never shows a code it does not know', () => {
    expect(problemOf(wire('some.new.code')).text).not.toContain('some.new.code');
  });

  it.each([new TypeError('fetch failed'), new Error('<!doctype html>'), undefined])(
    'takes no answer for the network',
    (error) => {
      expect(problemOf(error)).toMatchObject({ code: 'network', passing: true });
    },
  );

  it('tries again by itself only what was not decided', () => {
    expect([wire('kit.busy'), new TypeError('fetch failed')].map(mayRetry)).toEqual([true, true]);
    const decided = ['training.cohort.state', 'kit.conflict', 'kit.fault', 'kit.unauthenticated'];
    expect(decided.map((code) => mayRetry(wire(code)))).toEqual(decided.map(() => false));
  });
});
