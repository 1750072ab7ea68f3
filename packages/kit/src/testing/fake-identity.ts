import { Busy } from '../errors.ts';
import type { IdentityPort, PersonFields, SealSubject } from '../identity-port.ts';

/** A person as a test writes them down; the id is the key of the map. */
export type FakePerson = PersonFields & { readonly name: string; readonly number: string };

export interface FakeIdentity extends IdentityPort {
  readonly people: Map<string, FakePerson>;
  /** Purposes asked so far, in order: what the audit trail would hold. */
  readonly asked: string[];
  /** While it gives true for a call's name, that call fails as a vault that is away would. */
  away: (call: 'disclose' | 'seal' | 'open' | 'match') => boolean;
}

const key = ({ personId, record, field }: SealSubject): string => `${personId ?? ''}|${record}|${field}`;

/** Seals by marking bytes with their place: a copy opened in another place fails, as the real one does. */
const frame = (subject: SealSubject): Buffer => Buffer.from(`sealed:${key(subject)}:`, 'utf8');

/** Identity for a service's own tests: people from a map, seals that are bound to their place, handles per tenant. */
export function fakeIdentity(people: Readonly<Record<string, FakePerson>> = {}): FakeIdentity {
  const known = new Map(Object.entries(people));
  const asked: string[] = [];
  const identity: FakeIdentity = {
    people: known,
    asked,
    away: () => false,
    session: async () => undefined,
    admit: async () => [],
    async match(_ask, numbers) {
      if (identity.away('match')) throw new Busy('identity');
      const byNumber = new Map([...known].map(([id, person]) => [person.number.toUpperCase(), id]));
      return numbers.map((number) => byNumber.get(number.trim().toUpperCase()));
    },
    async disclose(ask, personIds, fields) {
      if (identity.away('disclose')) throw new Busy('identity');
      asked.push(ask.purpose);
      const picked = personIds.flatMap((id) => {
        const person = known.get(id);
        if (!person) return [];
        const { name, number } = person;
        const masked = {
          maskedName: `${[...name][0] ?? ''}*`,
          maskedNumber: `${number.slice(0, 6)}********${number.slice(-4)}`,
        };
        const all: PersonFields = { ...masked, ...person };
        return [[id, Object.fromEntries(fields.map((field) => [field, all[field]]))] as const];
      });
      return new Map(picked);
    },
    personRefs: async (tenant, personIds) => personIds.map((id) => `ref-${tenant}-${id}`),
    resolveRefs: async (tenant, refs) =>
      refs.map((ref) => (ref.startsWith(`ref-${tenant}-`) ? ref.slice(`ref-${tenant}-`.length) : undefined)),
    async seal(ask, subject, plain) {
      if (identity.away('seal')) throw new Busy('identity');
      asked.push(ask.purpose);
      // Turned over, so that clear text in a stored document is found by a search for it.
      return Buffer.concat([frame(subject), Buffer.from(plain).map((byte) => byte ^ 0x5a)]);
    },
    async open(ask, subject, sealed) {
      if (identity.away('open')) throw new Busy('identity');
      asked.push(ask.purpose);
      const bytes = Buffer.from(sealed);
      const head = frame(subject);
      if (!bytes.subarray(0, head.length).equals(head)) throw new Error('sealed for another place');
      return Uint8Array.from(bytes.subarray(head.length), (byte) => byte ^ 0x5a);
    },
  };
  return identity;
}
