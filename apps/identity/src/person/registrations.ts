import { Busy } from '@peiyu/kit/errors.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { personNameKey } from '@peiyu/domain/values/index.ts';
import { inTurns } from '../in-turns.ts';
import type { IdentityParts } from '../parts.ts';
import { platformChange } from '../platform-change.ts';
import type { PersonFacts } from '../vault/facts.ts';
import { changedFacts } from '../vault/facts.ts';
import type { VaultDoc } from '../vault/vault.ts';
import { keyOf } from './check-rows.ts';
import { registerPerson } from './person.ts';

const MAX_TRIES = 8;
const WIDTH = 16;

/** Somebody of a file whose row was read without a stop. */
export interface Candidate {
  readonly row: number;
  readonly facts: PersonFacts;
}

/** What became of a candidate: the person, or that the number belongs to another name. */
export type Settled = { readonly personId: string } | 'name-differs';

/** Whom the candidates are, without writing anything: known persons whose name agrees, and the ids the others would get. */
export async function recognise(parts: IdentityParts, candidates: readonly Candidate[]): Promise<Map<number, Settled>> {
  const { ids } = await idsOf(parts, candidates);
  const docs = await parts.vault.read([...ids.values()]);
  const settled = new Map<number, Settled>();
  for (const { row, facts } of candidates) {
    const personId = ids.get(row) ?? '';
    const doc = docs.get(personId);
    const agrees = doc === undefined || (await nameAgrees(parts, doc, facts));
    settled.set(row, agrees ? { personId } : 'name-differs');
  }
  return settled;
}

/**
 * Registers who is new, brings the known up to date, and finishes registrations that were cut short. Every step may be
 * repeated: the id follows from the number, inserts leave what is there, and amendments compare and set.
 */
export async function register(
  parts: IdentityParts,
  tenant: string,
  candidates: readonly Candidate[],
): Promise<Map<number, Settled>> {
  const { vault, index } = parts;
  const { ids, unindexed } = await idsOf(parts, candidates);
  const known = await vault.read([...ids.values()]);
  const drafts: VaultDoc[] = [];
  for (const { row, facts } of candidates) {
    const personId = ids.get(row) ?? '';
    if (known.has(personId)) continue;
    drafts.push(await vault.draft(personId, tenant, facts));
  }
  if (drafts.length > 0) await vault.insertMissing(drafts);
  // By what the index lacks, not by what the vault lacks: a kill may have come between the two.
  await index.insertMissing(unindexed);
  // Read again: of two files at once that bring one person, one wrote the document and the other meets it here.
  const written = drafts.length > 0 ? await vault.read([...ids.values()]) : known;
  const settled = new Map<number, Settled>();
  const unfinished: string[] = [];
  await inTurns(candidates, WIDTH, async ({ row, facts }) => {
    const doc = written.get(ids.get(row) ?? '');
    if (!doc) throw new Busy('vault');
    if (!(await amend(parts, doc, { tenant, facts }))) {
      settled.set(row, 'name-differs');
      return;
    }
    settled.set(row, { personId: doc._id });
    if (!doc.registered) unfinished.push(doc._id);
  });
  await finish(parts, tenant, { settled, candidates, unfinished });
  return settled;
}

interface Identified {
  readonly ids: ReadonlyMap<number, string>;
  readonly unindexed: readonly { readonly key: string; readonly personId: string }[];
}

async function idsOf({ index }: IdentityParts, candidates: readonly Candidate[]): Promise<Identified> {
  const found = await index.find(candidates.map(({ facts }) => keyOf(facts)));
  const ids = new Map<number, string>();
  const unindexed: { key: string; personId: string }[] = [];
  for (const { row, facts } of candidates) {
    const key = keyOf(facts);
    const personId = found.get(key) ?? index.newIdOf(key);
    ids.set(row, personId);
    if (!found.has(key)) unindexed.push({ key, personId });
  }
  return { ids, unindexed };
}

async function nameAgrees({ vault }: IdentityParts, doc: VaultDoc, facts: PersonFacts): Promise<boolean> {
  const { name } = vault.open(doc, await vault.anyKey(doc), ['name']);
  return personNameKey(name ?? '') === personNameKey(facts.name);
}

/** True when the document now says what the row says; false when it belongs to another name. */
async function amend(
  parts: IdentityParts,
  found: VaultDoc,
  change: { tenant: string; facts: PersonFacts },
): Promise<boolean> {
  const { vault, business } = parts;
  let doc = found;
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const key = await vault.anyKey(doc);
    const held = vault.openAll(doc, key);
    if (personNameKey(held.name) !== personNameKey(change.facts.name)) return false;
    const facts = changedFacts(held, change.facts);
    if (await vault.amend(doc, key, { tenant: change.tenant, facts, at: business.now() })) return true;
    const again = (await vault.read([doc._id])).get(doc._id);
    if (!again) throw new Refusal('identity.person.erased');
    doc = again;
  }
  throw new Busy('vault');
}

interface Batch {
  readonly settled: ReadonlyMap<number, Settled>;
  readonly candidates: readonly Candidate[];
  readonly unfinished: readonly string[];
}

/** The event of each new person, the invitations, and only then the note that all of it is done. */
async function finish(parts: IdentityParts, tenant: string, { settled, candidates, unfinished }: Batch): Promise<void> {
  await inTurns(unfinished, WIDTH, async (personId) => {
    const ctx = platformChange(parts.business, { key: ['person', personId] });
    await parts.persons.change(personId, ctx, (state) => registerPerson(state, personId));
  });
  const invited = candidates.flatMap(({ row, facts: { phone } }) => {
    const person = settled.get(row);
    return phone === undefined || person === undefined || person === 'name-differs' ? [] : [{ ...person, phone }];
  });
  await parts.invitations.ensure(tenant, invited);
  await parts.vault.markRegistered(unfinished);
}
