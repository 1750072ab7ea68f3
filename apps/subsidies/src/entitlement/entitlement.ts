import { endOfMonths } from '@peiyu/domain/calendar/index.ts';
import type { EventOf } from '@peiyu/domain/events/contract.ts';
import type { EntitlementDenied, EntitlementReturned, EntitlementTaken } from '@peiyu/domain/events/subsidies.ts';
import type { CityPack } from '@peiyu/domain/policy/index.ts';
import type { HeldSubsidy, AskedSubsidy } from '@peiyu/domain/rules/index.ts';
import { OWN_SCHEME, subsidyWindow } from '@peiyu/domain/rules/index.ts';
import type { RefusalCode } from '@peiyu/domain/refusal.ts';
import { derivedId } from '@peiyu/kit/ids.ts';
import type { Subject } from '../subject.ts';
import { subjectOf } from '../subject.ts';

interface Held extends Subject {
  /** Day the claim was accepted; until then the day it was submitted. */
  readonly on: string;
}

interface Denied {
  readonly reason: string;
  readonly since: string | null;
  readonly until: string | null;
}

/**
 * What one person has had and is waiting for, in any city: a platform record, the one place where windows and counts are
 * decided (W-V(3), H-III(6), B4 S17; messages.md 4). Keyed by claim, so that any repetition changes nothing.
 */
export interface Entitlement {
  readonly held: Readonly<Record<string, Held>>;
  readonly denied: Readonly<Record<string, Denied>>;
}

export type EntitlementEvent =
  | EventOf<typeof EntitlementTaken>
  | EventOf<typeof EntitlementDenied>
  | EventOf<typeof EntitlementReturned>;

export const entitlementIdOf = (personId: string): string => derivedId('entitlement', personId);

export function evolve(state: Entitlement | undefined, event: EntitlementEvent): Entitlement {
  const { held, denied } = state ?? { held: {}, denied: {} };
  switch (event.type) {
    case 'subsidies.entitlement-taken': {
      const { claimId, on } = event.data;
      return { held: { ...held, [claimId]: { ...subjectOf(event.data), on } }, denied };
    }
    case 'subsidies.entitlement-denied': {
      const { claimId, ...why } = event.data;
      return { held, denied: { ...denied, [claimId]: why } };
    }
    case 'subsidies.entitlement-returned': {
      const { [event.data.claimId]: returned, ...rest } = held;
      return returned ? { held: rest, denied } : { held, denied };
    }
  }
}

/** Another subsidy the person has declared (B4 S20, S17). */
export interface DeclaredSubsidy {
  readonly scheme: string;
  readonly on: string;
  readonly sameCertificate: boolean;
}

export interface Asked extends Omit<AskedSubsidy, 'occupation' | 'level'> {
  readonly claimId: string;
  readonly subject: Subject;
  readonly others: readonly DeclaredSubsidy[];
}

/** The part of a city's pack that windows and counts read. */
export type Terms = Pick<CityPack['subsidy'], 'duplicateWindow' | 'yearlyCap' | 'crossScheme' | 'claimWindow'>;

/** All that counts against a claim: the live ones of the platform beside itself, and what the person declared. */
function heldBeside(state: Entitlement | undefined, asked: Asked): HeldSubsidy[] {
  const live = Object.entries(state?.held ?? {}).filter(([claimId]) => claimId !== asked.claimId);
  const own = live.map(([, { occupation, level, on }]) => ({ scheme: OWN_SCHEME, occupation, level, acceptedOn: on }));
  const others = asked.others.map(({ scheme, on, sameCertificate }) => ({
    scheme,
    occupation: asked.subject.occupation,
    level: asked.subject.level,
    acceptedOn: on,
    ...(sameCertificate ? { certificate: asked.certificate } : {}),
  }));
  return [...own, ...others];
}

/** What the rule says of a claim, with the dates that may be shown: never a city, never an amount (C4-31). */
export function judge(state: Entitlement | undefined, asked: Asked, terms: Terms) {
  const { subject, certificate, issuedOn, on } = asked;
  const { occupation, level } = subject;
  return subsidyWindow(heldBeside(state, asked), { occupation, level, certificate, issuedOn, on }, terms);
}

/** Takes the entitlement for a claim, or denies it. A claim already decided stays decided. */
export function decideEntitlement(state: Entitlement | undefined, asked: Asked, terms: Terms): EntitlementEvent[] {
  const { claimId, subject, on } = asked;
  if (state?.held[claimId] || state?.denied[claimId]) return [];
  const outcome = judge(state, asked, terms);
  if (outcome.ok) return [{ type: 'subsidies.entitlement-taken', data: { claimId, ...subjectOf(subject), on } }];
  const dates = evidence(outcome.code, heldBeside(state, asked), { asked, terms });
  return [{ type: 'subsidies.entitlement-denied', data: { claimId, reason: outcome.code, ...dates } }];
}

/** The window counts from the acceptance of the claim (A9 Q8). */
export function redateEntitlement(
  state: Entitlement | undefined,
  accepted: { claimId: string; on: string },
): EntitlementEvent[] {
  const held = state?.held[accepted.claimId];
  if (!held || held.on === accepted.on) return [];
  return [{ type: 'subsidies.entitlement-taken', data: { ...accepted, ...subjectOf(held) } }];
}

/** A claim refused or withdrawn gives its place back. */
export const returnEntitlement = (state: Entitlement | undefined, claimId: string): EntitlementEvent[] =>
  state?.held[claimId] ? [{ type: 'subsidies.entitlement-returned', data: { claimId } }] : [];

function evidence(
  code: RefusalCode,
  held: readonly HeldSubsidy[],
  { asked, terms }: { asked: Asked; terms: Terms },
): { since: string | null; until: string | null } {
  if (code !== 'subsidies.claim.duplicate') return { since: null, until: null };
  const { occupation, level } = asked.subject;
  const same = held.filter((one) => one.scheme === OWN_SCHEME && one.occupation === occupation && one.level === level);
  const since =
    same
      .map(({ acceptedOn }) => acceptedOn)
      .toSorted()
      .at(-1) ?? null;
  return { since, until: since && windowEnd(since, terms.duplicateWindow) };
}

function windowEnd(since: string, window: Terms['duplicateWindow']): string | null {
  if (window === 'lifetime') return null;
  return window === 'calendarYear' ? `${since.slice(0, 4)}-12-31` : endOfMonths(since, window);
}
