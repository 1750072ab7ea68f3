import type { Envelope } from '@peiyu/domain/events/contract.ts';
import type { Doc, Documents } from '../mongo/documents.ts';
import { Conflict } from '../errors.ts';
import { MAX_TRIES } from '../store/store.ts';

/** A view's document: its own fields beside version, tenant and marks. */
export type ViewDoc<T> = Doc &
  T & { readonly tenant: string; readonly v: number; readonly in: Readonly<Record<string, number>> };

/**
 * Rule A: effect and mark in one compare-and-set on the view's document. `change` gives the whole new content from the
 * old one (undefined when there is none yet), or undefined when this event means nothing to it. Twice is once.
 */
export async function projectInto<T extends object>(
  documents: Documents,
  target: { collection: string; id: string; consumer: string; event: Envelope; tenant?: string },
  change: (current: T | undefined) => T | undefined,
): Promise<void> {
  const { collection, id, event } = target;
  const tenant = target.tenant ?? event.tenant;
  const mark = `${target.consumer}|${event.src}`;
  let clashes = 0;
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const doc = await documents.findOne<ViewDoc<T>>(collection, { _id: id, tenant });
    if (doc && (doc.in[mark] ?? 0) >= event.seq) return;
    const next = change(doc && contentOf<T>(doc));
    if (!doc) {
      if (next === undefined) return;
      const inserted = await documents.insertOne(collection, {
        ...next,
        _id: id,
        tenant,
        v: 1,
        in: { [mark]: event.seq },
      });
      if (inserted === 'inserted') return;
      // Once it is somebody who was quicker; again, it is a document that is not this view's of this tenant.
      if (++clashes > 1) throw new Error(`${collection}: the id or a unique key is taken outside ${tenant}`);
      continue;
    }
    const update = {
      $set: { ...next, v: doc.v + 1, [`in.${mark}`]: event.seq },
      $unset: next ? absentFrom(next, contentOf<T>(doc)) : {},
    };
    if (await documents.updateOne(collection, { _id: id, tenant, v: doc.v }, update)) return;
  }
  throw new Conflict();
}

/** Rule B: the effect is an insert named by consumer and event (and part, where one event has several effects). Twice is once. */
export async function insertFact(
  documents: Documents,
  target: { collection: string; consumer: string; event: Envelope; part?: string; tenant?: string },
  fact: Readonly<Record<string, unknown>>,
): Promise<void> {
  const _id = `${target.consumer}|${target.event.id}${target.part ? `|${target.part}` : ''}`;
  const { collection, tenant = target.event.tenant } = target;
  if ((await documents.insertOne(collection, { ...fact, _id, tenant })) === 'inserted') return;
  // Kept out by another key than its own name, the effect would be lost without a word.
  if (!(await documents.findOne(collection, { _id }))) throw new Error(`${collection}: a unique key is taken`);
}

/** Members that the new content no longer has: it replaces the old one whole. */
function absentFrom(next: object, before: object): Record<string, true> {
  const gone = Object.keys(before).filter((key) => (next as Record<string, unknown>)[key] === undefined);
  return Object.fromEntries(gone.map((key) => [key, true]));
}

function contentOf<T extends object>(doc: ViewDoc<T>): T {
  const { _id, tenant, v, in: marks, ...content } = doc;
  void [_id, tenant, v, marks];
  return content as unknown as T;
}
