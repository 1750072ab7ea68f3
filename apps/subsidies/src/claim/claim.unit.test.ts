import { can, statesOf, subsidyClaimLifecycle as lifecycle } from '@peiyu/domain/lifecycles/index.ts';
import type { CommandOf } from '@peiyu/domain/lifecycles/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { describe, expect, it } from 'vitest';
import type { Claim, ClaimEvent } from './claim.ts';
import { evolve } from './claim.ts';
import * as decisions from './decisions.ts';
import * as reactions from './reactions.ts';

const green = { catalogue: true, group: true, certificate: true, duplicate: true, amount: true };
const submitted = evolve(undefined, {
  type: 'subsidies.claim-submitted',
  data: {
    personId: 'p',
    levelCertificateId: 'c',
    cohortId: 'k',
    orgId: 'o',
    number: 'SL1',
    occupation: 'bigData',
    direction: null,
    level: 'junior',
    on: '2026-08-18',
    accountId: 'acc',
    others: [],
  },
});
const claim: Claim = { ...submitted, lights: green, amount: 150_000, verifiedBy: 'a', noticeId: 'n', batchId: 'b' };
const findings = { on: '2026-08-19', lights: green, amount: 150_000, packVersion: '1' };
const late = () => ({ amount: 150_000, packVersion: '2' });

const commands: Partial<Record<CommandOf<typeof lifecycle>, (state: Claim) => readonly ClaimEvent[]>> = {
  accept: (state) => decisions.acceptClaim(state, findings),
  refuse: (state) => decisions.refuseClaim(state, '理由'),
  withdraw: (state) => decisions.withdrawClaim(state, 'p'),
  correctAccount: (state) => decisions.changeAccount(state, { personId: 'p', accountId: 'acc-2' }),
  verify: (state) => decisions.verifyClaim(state, { reviewer: 'a', late }),
  object: (state) => decisions.objectToClaim(state, { reason: '理由', endedOn: null }),
  dismissObjection: (state) => decisions.dismissObjection(state, { reason: '理由', reviewer: 'x' }),
};
const silent: Partial<Record<CommandOf<typeof lifecycle>, (state: Claim) => readonly ClaimEvent[]>> = {
  publicise: (state) => reactions.publicised(state, { noticeId: 'n', reviewer: 'x' }),
  approve: (state) => reactions.noticeOver(state, 'n'),
  batch: (state) => reactions.batched(state, 'b'),
  unbatch: (state) => reactions.unbatched(state, 'b'),
  pay: (state) => reactions.settled(state, { batchId: 'b', paid: true, reason: '', on: '2026-09-16' }),
  orderRecovery: (state) => reactions.recoveryOrdered(state, 'r'),
};

function outcome(work: () => readonly ClaimEvent[]): string {
  try {
    return work().length > 0 ? 'moved' : 'nothing';
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
}

describe('a claim in every state', () => {
  const states = statesOf(lifecycle).filter((status) => status !== 'draft');

  it.each(Object.keys(commands) as (keyof typeof commands)[])('%s is taken where the table allows it', (command) => {
    for (const status of states) {
      const expected = can(lifecycle, status, command) ? 'moved' : 'subsidies.claim.state';
      expect([status, outcome(() => commands[command]!({ ...claim, status }))]).toEqual([status, expected]);
    }
  });

  it.each(Object.keys(silent) as (keyof typeof silent)[])(
    '%s, caused by an event, changes nothing elsewhere',
    (command) => {
      for (const status of states) {
        const expected = can(lifecycle, status, command) ? 'moved' : 'nothing';
        expect([status, outcome(() => silent[command]!({ ...claim, status }))]).toEqual([status, expected]);
      }
    },
  );

  it('what it becomes is what the table says', () => {
    const walk = { ...commands, ...silent };
    for (const command of Object.keys(walk) as (keyof typeof walk)[]) {
      for (const status of states) {
        const to = lifecycle.moves[command][status];
        if (to === undefined) continue;
        const end = walk[command]!({ ...claim, status }).reduce<Claim>(evolve, { ...claim, status });
        // Accepting runs the checks in the same write (C2: accepted, then checked by the system).
        expect([command, status, end.status]).toEqual([command, status, to === 'accepted' ? 'checked' : to]);
      }
    }
  });
});

describe('a claim and the records around it', () => {
  it('ignores a notice and a batch it does not belong to', () => {
    const other = { batchId: 'other', paid: true, reason: '', on: '2026-09-16' };
    expect(reactions.noticeOver({ ...claim, status: 'publicised' }, 'other')).toEqual([]);
    expect(reactions.settled({ ...claim, status: 'batched' }, other)).toEqual([]);
    expect(reactions.unbatched({ ...claim, status: 'batched' }, 'other')).toEqual([]);
  });

  it('a payment that fails returns it to those that wait for a batch', () => {
    const failed = { batchId: 'b', paid: false, reason: '户名不符', on: '2026-09-16' };
    const end = reactions.settled({ ...claim, status: 'batched' }, failed).reduce<Claim>(evolve, claim);
    expect(end).toMatchObject({ status: 'approved', batchId: null, failure: '户名不符' });
  });

  it('a red light stops reviewer A with its own reason', () => {
    const reds = {
      catalogue: 'subsidies.claim.not-in-catalogue',
      group: 'subsidies.claim.group',
      certificate: 'subsidies.claim.certificate-not-valid',
      duplicate: 'subsidies.claim.pending',
    } as const;
    for (const [light, code] of Object.entries(reds)) {
      const state: Claim = { ...claim, status: 'checked', lights: { ...green, [light]: false } };
      expect(outcome(() => decisions.verifyClaim(state, { reviewer: 'a', late }))).toBe(code);
    }
  });

  it('a price that comes late is taken at the verification', () => {
    const state: Claim = { ...claim, status: 'checked', amount: null, lights: { ...green, amount: false } };
    const end = decisions.verifyClaim(state, { reviewer: 'a', late }).reduce<Claim>(evolve, state);
    expect(end).toMatchObject({ status: 'verified', amount: 150_000, packVersion: '2' });
  });

  it('a revoked certificate stops everything but refusing, withdrawing and recovering', () => {
    const revoked: Claim = { ...claim, certificateRevokedOn: '2026-11-05' };
    expect(reactions.certificateRevoked(revoked, '2026-11-06')).toEqual([]);
    expect(reactions.noticeOver({ ...revoked, status: 'publicised' }, 'n')).toEqual([]);
    const verify = () => decisions.verifyClaim({ ...revoked, status: 'checked' }, { reviewer: 'a', late });
    expect(outcome(verify)).toBe('subsidies.claim.certificate-not-valid');
    expect(outcome(() => decisions.refuseClaim({ ...revoked, status: 'approved' }, '证书已撤销'))).toBe('moved');
  });

  it('another person’s claim looks absent', () => {
    expect(() => decisions.withdrawClaim(claim, 'q')).toThrow('kit.not-found');
    expect(() => decisions.withdrawClaim(undefined, 'p')).toThrow('kit.not-found');
  });
});
