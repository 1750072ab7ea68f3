import type { Doc, Update } from './documents.ts';
import { WriteRefused } from './documents.ts';
import { matches } from './memory-filter.ts';
import { copyOf } from './memory-values.ts';

type Holder = Record<string, unknown> | unknown[];

const OPERATORS = ['$set', '$unset', '$inc', '$push', '$pull'] as const;

/** Refuses what the database refuses before it looks at any document. */
export function assertUpdate(update: Update): void {
  const paths = OPERATORS.flatMap((operator) => Object.keys(update[operator] ?? {})).sort();
  for (const unknown of Object.keys(update)) {
    if (!OPERATORS.some((operator) => operator === unknown)) throw new WriteRefused(`unknown operator ${unknown}`);
  }
  for (const [i, path] of paths.entries()) {
    const clash = paths.find((other, j) => i !== j && (other === path || other.startsWith(`${path}.`)));
    if (clash !== undefined) throw new WriteRefused(`${path} and ${clash} are changed at once`);
  }
}

/** The document after the update; the given one stays as it is, also when this throws. */
export function updated<T extends Doc>(doc: T, update: Update): T {
  const next = copyOf(doc);
  for (const [path, value] of Object.entries(update.$set ?? {})) {
    if (value !== undefined) change(next, path, () => copyOf(value));
  }
  for (const path of Object.keys(update.$unset ?? {})) remove(next, path);
  for (const [path, by] of Object.entries(update.$inc ?? {})) change(next, path, (old) => increased(old, by, path));
  for (const [path, { $each }] of Object.entries(update.$push ?? {}))
    change(next, path, (old) => [...listOf(old ?? [], path), ...copyOf($each)]);
  for (const [path, filter] of Object.entries(update.$pull ?? {})) {
    const keep = (element: unknown): boolean => !isRecord(element) || !matches(element, filter);
    if (holderOf(next, path, false))
      change(next, path, (old) => (old === undefined ? old : listOf(old, path).filter(keep)));
  }
  if (next._id !== doc._id) throw new WriteRefused('_id never changes');
  return next;
}

function increased(old: unknown, by: number, path: string): number {
  if (old === undefined) return by;
  if (typeof old !== 'number') throw new WriteRefused(`${path} is no number`);
  return old + by;
}

function listOf(old: unknown, path: string): unknown[] {
  if (!Array.isArray(old)) throw new WriteRefused(`${path} is no list`);
  return old;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);

function change(doc: Doc, path: string, to: (old: unknown) => unknown): void {
  const holder = holderOf(doc, path, true);
  if (!holder) return;
  const key = path.slice(path.lastIndexOf('.') + 1);
  const next = to(read(holder, key));
  if (next !== undefined) write(holder, key, next);
}

function remove(doc: Doc, path: string): void {
  const holder = holderOf(doc, path, false);
  const key = path.slice(path.lastIndexOf('.') + 1);
  if (Array.isArray(holder)) {
    if (Number(key) < holder.length) holder[Number(key)] = null;
  } else if (holder) delete holder[key];
}

/** What holds the last step of the path, made on the way where `make`; undefined where the way ends without it. */
function holderOf(doc: Doc, path: string, make: boolean): Holder | undefined {
  let holder: Holder = doc;
  for (const step of path.split('.').slice(0, -1)) {
    let inner = read(holder, step);
    if (inner === undefined) {
      if (!make) return undefined;
      inner = {};
      write(holder, step, inner);
    }
    if (!isRecord(inner) && !Array.isArray(inner)) {
      if (!make) return undefined;
      throw new WriteRefused(`${path} leads through what holds nothing`);
    }
    holder = inner;
  }
  return holder;
}

function read(holder: Holder, key: string): unknown {
  return Array.isArray(holder) ? holder[Number(key)] : holder[key];
}

function write(holder: Holder, key: string, value: unknown): void {
  if (!Array.isArray(holder)) {
    holder[key] = value;
    return;
  }
  if (!/^\d+$/.test(key)) throw new WriteRefused(`${key} is no position in a list`);
  while (holder.length < Number(key)) holder.push(null);
  holder[Number(key)] = value;
}
