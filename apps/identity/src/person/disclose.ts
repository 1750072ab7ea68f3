import { maskIdentityNumber, maskName } from '@peiyu/domain/values/index.ts';
import type { PersonFields, Purpose } from '@peiyu/kit/identity-port.ts';
import type { IdentityParts } from '../parts.ts';
import type { FactField, PersonFacts } from '../vault/facts.ts';

export type Field = keyof PersonFields;

const MASKED: Readonly<Partial<Record<Field, FactField>>> = { maskedName: 'name', maskedNumber: 'number' };

/** The named fields of a batch of persons for a purpose; persons unknown, erased or of no concern to the tenant are left out. One audit row, before anything is opened. */
export async function disclose(
  { vault, audit }: Pick<IdentityParts, 'vault' | 'audit'>,
  ask: Purpose,
  { personIds, fields }: { personIds: readonly string[]; fields: readonly Field[] },
): Promise<ReadonlyMap<string, PersonFields>> {
  if (personIds.length === 0) return new Map();
  await audit.write(ask, { act: 'disclose', count: personIds.length, fields, persons: personIds });
  const needed = [...new Set(fields.map((field) => MASKED[field] ?? (field as FactField)))];
  const disclosed = new Map<string, PersonFields>();
  for (const [personId, doc] of await vault.read(personIds)) {
    const key = await vault.keyFor(doc, ask.tenant);
    if (key) disclosed.set(personId, pick(vault.open(doc, key, needed), fields));
  }
  return disclosed;
}

function pick(facts: Partial<PersonFacts>, fields: readonly Field[]): PersonFields {
  const entries = fields.map((field) => [field, valueOf(facts, field)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function valueOf(facts: Partial<PersonFacts>, field: Field): string | number | boolean | undefined {
  if (field === 'maskedName') return facts.name === undefined ? undefined : maskName(facts.name);
  if (field === 'maskedNumber') return facts.number === undefined ? undefined : maskIdentityNumber(facts.number);
  return facts[field];
}
