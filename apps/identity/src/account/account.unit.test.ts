import type { Refusal } from '@peiyu/domain/refusal.ts';
import type { Role } from '@peiyu/domain/permissions/roles.ts';
import { describe, expect, it } from 'vitest';
import type { Account, Grant } from './account.ts';
import { endAppointment, evolveAccount, grantAppointment, openAccount, postsOn } from './account.ts';
import { assertPassword } from './password.ts';

const grant = (role: Role, rest: Partial<Grant> = {}): Grant => ({
  appointmentId: `post-${role}`,
  accountId: 'account',
  role,
  place: '371000',
  orgId: null,
  from: '2026-01-01',
  until: null,
  ...rest,
});
const opened = openAccount(undefined, { accountId: 'account', personId: null }).reduce<Account | undefined>(
  evolveAccount,
  undefined,
) as Account;
const after = (state: Account, given: Grant): Account =>
  grantAppointment(state, given).reduce<Account>((account, event) => evolveAccount(account, event), state);
const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
  } catch (error) {
    return (error as Refusal).code;
  }
  return undefined;
};

describe('an account', () => {
  it('is opened once', () => {
    expect(opened.status).toBe('active');
    expect(openAccount(opened, { accountId: 'account', personId: null })).toEqual([]);
  });

  it('holds several posts, and none twice', () => {
    const two = after(after(opened, grant('cityDesk')), grant('cityDesk', { appointmentId: 'other', place: '371700' }));
    expect(postsOn(two, '2026-02-01')).toHaveLength(2);
    expect(codeOf(() => grantAppointment(two, grant('cityDesk')))).toBe('identity.appointment.exists');
  });

  it.each([
    ['subsidy.a', 'subsidy.b'],
    ['subsidy.b', 'finance'],
    ['ei.second', 'ei.manager'],
    ['system', 'audit'],
  ] as const)('never unites %s and %s', (one, other) => {
    expect(codeOf(() => grantAppointment(after(opened, grant(one)), grant(other)))).toBe('identity.duty.conflict');
    expect(codeOf(() => grantAppointment(after(opened, grant(other)), grant(one)))).toBe('identity.duty.conflict');
  });

  it('takes the other duty when the first has ended', () => {
    const held = after(opened, grant('subsidy.a'));
    const events = endAppointment(held, { accountId: 'account', appointmentId: 'post-subsidy.a', reason: '轮岗' });
    const free = events.reduce<Account>((account, event) => evolveAccount(account, event), held);
    expect(postsOn(free, '2026-02-01')).toEqual([]);
    expect(codeOf(() => grantAppointment(free, grant('subsidy.b')))).toBeUndefined();
    expect(endAppointment(free, { accountId: 'account', appointmentId: 'post-subsidy.a', reason: '轮岗' })).toEqual([]);
  });

  it('acts from the first to the last day of a post', () => {
    const held = after(opened, grant('cityDesk', { from: '2026-02-01', until: '2026-02-28' }));
    const days = ['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01'];
    expect(days.map((day) => postsOn(held, day).length)).toEqual([0, 1, 1, 0]);
  });

  it('refuses an unknown post and dates the wrong way round', () => {
    expect(codeOf(() => endAppointment(opened, { accountId: 'account', appointmentId: 'x', reason: '停用' }))).toBe(
      'identity.appointment.unknown',
    );
    expect(codeOf(() => grantAppointment(opened, grant('cityDesk', { until: '2025-12-31' })))).toBe(
      'identity.appointment.dates',
    );
  });
});

describe('a password', () => {
  it.each([
    ['short1!', 'zhuanji', true],
    ['1234567890', 'zhuanji', true],
    ['abcdefghijk', 'zhuanji', true],
    ['aaaaaaaaaaaa', 'zhuanji', true],
    ['password123456', 'zhuanji', true],
    ['zhuanji-2026-x', 'zhuanji', true],
    ['x'.repeat(1100), 'zhuanji', true],
    ['water under 7 bridges', 'zhuanji', false],
    ['七座桥下有流水而过也', 'zhuanji', false],
  ])('%j is refused or not', (password, username, refused) => {
    expect(codeOf(() => assertPassword(password, username))).toBe(refused ? 'identity.account.password' : undefined);
  });
});
