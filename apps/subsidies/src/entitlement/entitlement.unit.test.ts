import { describe, expect, it } from 'vitest';
import type { Asked, Entitlement, Terms } from './entitlement.ts';
import { decideEntitlement, evolve, redateEntitlement, returnEntitlement } from './entitlement.ts';

const terms: Terms = {
  duplicateWindow: '12m',
  yearlyCap: 3,
  crossScheme: 'exclusive',
  claimWindow: '12m',
};
const subject = { occupation: 'bigData', direction: null, level: 'junior' } as const;
const asked = (claimId: string, on: string, rest: Partial<Asked> = {}): Asked => ({
  claimId,
  subject,
  certificate: `c-${claimId}`,
  issuedOn: '2026-08-17',
  on,
  others: [],
  ...rest,
});
const taken = (state: Entitlement | undefined, of: Asked): Entitlement =>
  decideEntitlement(state, of, terms).reduce<Entitlement | undefined>(evolve, state)!;

describe('the entitlement of a person', () => {
  it('is taken once, and a repetition changes nothing', () => {
    const state = taken(undefined, asked('a', '2026-08-18'));
    expect(state.held).toEqual({ a: { ...subject, on: '2026-08-18' } });
    expect(decideEntitlement(state, asked('a', '2026-08-18'), terms)).toEqual([]);
  });

  it('denies the same occupation and level within the window, with dates only', () => {
    const state = taken(undefined, asked('a', '2026-08-18'));
    expect(decideEntitlement(state, asked('b', '2026-08-18'), terms)).toEqual([
      {
        type: 'subsidies.entitlement-denied',
        data: { claimId: 'b', reason: 'subsidies.claim.duplicate', since: '2026-08-18', until: '2027-08-18' },
      },
    ]);
    const denied = taken(state, asked('b', '2026-08-18'));
    expect(decideEntitlement(returned(denied, 'a'), asked('b', '2026-08-18'), terms)).toEqual([]);
  });

  it('allows the next level of the same occupation, and the same one after the window', () => {
    const state = taken(undefined, asked('a', '2026-08-18'));
    const next = asked('b', '2026-08-19', { subject: { ...subject, level: 'intermediate' } });
    expect(decideEntitlement(state, next, terms)[0]?.type).toBe('subsidies.entitlement-taken');
    const later = { issuedOn: '2027-08-01' };
    expect(decideEntitlement(state, asked('b', '2027-08-18', later), terms)[0]?.type).toBe(
      'subsidies.entitlement-denied',
    );
    expect(decideEntitlement(state, asked('b', '2027-08-19', later), terms)[0]?.type).toBe(
      'subsidies.entitlement-taken',
    );
  });

  it('counts from the acceptance, and is free again when the claim ends', () => {
    const state = taken(undefined, asked('a', '2026-08-18'));
    const redated = redateEntitlement(state, { claimId: 'a', on: '2026-08-20' }).reduce<Entitlement>(evolve, state);
    expect(redated.held['a']?.on).toBe('2026-08-20');
    expect(redateEntitlement(redated, { claimId: 'a', on: '2026-08-20' })).toEqual([]);
    expect(returned(redated, 'a').held).toEqual({});
    expect(returnEntitlement(returned(redated, 'a'), 'a')).toEqual([]);
  });
});

const returned = (state: Entitlement, claimId: string): Entitlement =>
  returnEntitlement(state, claimId).reduce<Entitlement>(evolve, state);
