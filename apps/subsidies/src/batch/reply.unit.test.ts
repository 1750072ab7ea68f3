import { Refusal } from '@peiyu/domain/refusal.ts';
import { describe, expect, it } from 'vitest';
import type { Batch } from './batch.ts';
import { evolve } from './batch.ts';
import { reasonOf } from './read-reply.ts';
import type { ReplyRow } from './reply.ts';
import { replyToBatch } from './reply.ts';

const lines = ['a', 'b', 'c'].map((claimId) => ({ claimId, amount: 150_000 }));
const sent: Batch = {
  status: 'sent',
  number: 'PC1',
  lines,
  total: 450_000,
  hash: 'h',
  lockedBy: 'x',
  lockedOn: '2026-09-14',
  reference: 'PC1-1',
  results: {},
};
const claimIdOf = new Map(lines.map(({ claimId }) => [`SL-${claimId}`, claimId]));
const row = (claimId: string, paid: boolean, rest: Partial<ReplyRow> = {}): ReplyRow => ({
  row: 2,
  number: `SL-${claimId}`,
  amount: 150_000,
  reference: null,
  paid,
  reason: '',
  ...rest,
});
const reply = (state: Batch, rows: ReplyRow[]) => replyToBatch(state, { rows, claimIdOf, on: '2026-09-16' });
const after = (state: Batch, rows: ReplyRow[]) => reply(state, rows).events.reduce<Batch>(evolve, state);

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'nothing refused';
}

describe('a bank reply', () => {
  it('settles line by line, and the batch when no line is silent', () => {
    const partly = after(sent, [row('a', true), row('b', false)]);
    expect(partly.status).toBe('partlySettled');
    const whole = reply(partly, [row('c', true)]);
    expect(whole.events.at(-1)).toEqual({ type: 'subsidies.batch-settled', data: { paid: 300_000, failed: 1 } });
  });

  it('never touches a settled line: the same row is held, a contrary one is a conflict', () => {
    const settled = after(sent, [row('a', true), row('b', false), row('c', true)]);
    expect(settled.status).toBe('settled');
    expect(reply(settled, [row('a', true), row('b', true)])).toEqual({
      events: [],
      held: [
        { row: 2, why: 'settled' },
        { row: 2, why: 'conflict' },
      ],
    });
  });

  it.each([
    ['subsidies.batch.reply-unknown', [row('a', true), row('z', true)]],
    ['subsidies.batch.reply-amount', [row('a', true), row('b', true, { amount: 150_001 })]],
    ['subsidies.batch.reply-amount', [row('a', true, { amount: null })]],
    ['subsidies.batch.reply-twice', [row('a', true), row('a', true)]],
    ['subsidies.batch.reply-reference', [row('a', true, { reference: 'PC0-1' })]],
  ])('is refused whole: %s', (code, rows) => {
    expect(codeOf(() => reply(sent, rows))).toBe(code);
  });

  it('comes only for a batch that was sent', () => {
    for (const status of ['locked', 'authorised', 'rejected'] as const) {
      expect(codeOf(() => reply({ ...sent, status }, [row('a', true)]))).toBe('subsidies.batch.state');
    }
  });

  it('keeps a reason in our own words, never the bank’s text', () => {
    expect(reasonOf('户名李某与账号 6217000012345678 不符')).toBe('户名不符');
    expect(reasonOf('XX-77 王某 13800000000')).toBe('银行未办成，原因见银行回单');
  });
});
