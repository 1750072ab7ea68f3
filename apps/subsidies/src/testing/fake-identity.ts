import type { IdentityPort, PersonFields, Purpose } from '@peiyu/kit/identity-port.ts';
import { derivedId } from '@peiyu/kit/ids.ts';

/** Identity as these tests need it: people given by the test, sealing that is bound to its subject, every question kept. */
export interface FakeIdentity extends IdentityPort {
  readonly people: Map<string, PersonFields>;
  readonly asked: (Purpose & { readonly what: string })[];
}

export function fakeIdentity(): FakeIdentity {
  const people = new Map<string, PersonFields>();
  const asked: (Purpose & { what: string })[] = [];
  const none = (): Promise<never> => Promise.reject(new Error('not asked in these tests'));
  const keyOf = (subject: object): string => JSON.stringify(subject, Object.keys(subject).toSorted());
  return {
    people,
    asked,
    session: none,
    admit: none,
    match: none,
    disclose(ask, personIds, fields) {
      asked.push({ ...ask, what: fields.join(',') });
      const picked = personIds.map((id) => {
        const person = people.get(id) ?? {};
        return [id, Object.fromEntries(fields.map((field) => [field, person[field]]))] as const;
      });
      return Promise.resolve(new Map(picked));
    },
    personRefs: (tenant, ids) => Promise.resolve(ids.map((id) => derivedId(tenant, id))),
    resolveRefs: none,
    seal(ask, subject, plain) {
      asked.push({ ...ask, what: 'seal' });
      const key = keyOf(subject);
      return Promise.resolve(Buffer.from(JSON.stringify({ key, plain: Buffer.from(plain).toString('hex') })));
    },
    open(ask, subject, sealed) {
      asked.push({ ...ask, what: 'open' });
      const held = JSON.parse(Buffer.from(sealed).toString()) as { key: string; plain: string };
      if (held.key !== keyOf(subject)) return Promise.reject(new Error('sealed for another subject'));
      return Promise.resolve(Buffer.from(held.plain, 'hex'));
    },
  };
}
