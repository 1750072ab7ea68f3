import * as z from 'zod';
import { OCCUPATIONS, DivisionCode } from '../values/index.ts';
import { CityPack } from './pack.ts';
import { OccupationalStandard } from './standard.ts';
import { Text } from './parts.ts';

/** Where a document is wrong and why, in Chinese. `path` leads to the place inside the document named by `document`, so that a reader can print its line. */
export interface PackError {
  /** 'base', or the label of the overlay that set the value. */
  readonly document: string;
  readonly path: readonly (string | number)[];
  readonly reason: string;
}

export type PackRead<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly PackError[] };

/**
 * A labelled change over base packs: `set` is merged over the pack of each city named (mappings deep, lists and values replaced).
 * The label joins the version (`2023-05-24+demo-2026`), so that no record made under it passes for one under the real pack.
 */
export const PackOverlay = z.strictObject({
  overlay: z.string().regex(/^[a-z0-9-]+$/u),
  says: Text,
  cities: z.array(DivisionCode).min(1),
  set: z.record(z.string(), z.unknown()),
});
export type PackOverlay = z.infer<typeof PackOverlay>;

type Mapping = Readonly<Record<string, unknown>>;
const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function merge(base: unknown, over: unknown): unknown {
  if (!isMapping(base) || !isMapping(over)) return over;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over))
    merged[key] = Object.hasOwn(base, key) ? merge(base[key], value) : value;
  return merged;
}

const has = (value: unknown, path: readonly (string | number)[]): boolean =>
  path.length === 0 ||
  (isMapping(value)
    ? Object.hasOwn(value, String(path[0])) && has(value[String(path[0])], path.slice(1))
    : !isMapping(value) && value !== undefined);

function errorsOf(error: z.ZodError): Omit<PackError, 'document'>[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
    if (issue.code !== 'unrecognized_keys') return [{ path, reason: issue.message }];
    return issue.keys.map((key) => ({ path: [...path, key], reason: '没有这个键，请核对拼写' }));
  });
}

function parse<S extends z.ZodType>(
  schema: S,
  raw: unknown,
): { value: z.infer<S> } | { errors: Omit<PackError, 'document'>[] } {
  const read = schema.safeParse(raw, { error: z.locales.zhCN().localeError });
  return read.success ? { value: read.data } : { errors: errorsOf(read.error) };
}

/** Checks one overlay document. */
export function readOverlay(raw: unknown): PackRead<PackOverlay> {
  const read = parse(PackOverlay, raw);
  return 'value' in read
    ? { ok: true, value: read.value }
    : { ok: false, errors: read.errors.map((error) => ({ document: 'base', ...error })) };
}

/** Checks one standard document. */
export function readStandard(raw: unknown): PackRead<OccupationalStandard> {
  const read = parse(OccupationalStandard, raw);
  return 'value' in read
    ? { ok: true, value: read.value }
    : { ok: false, errors: read.errors.map((error) => ({ document: 'base', ...error })) };
}

/**
 * Checks one city's pack with the overlays that name its city laid over it in order. Every error is listed, none thrown; nothing of a wrong pack is returned,
 * so a pack with an error never replaces a good one. Reasons are Chinese.
 */
export function readPack(raw: unknown, overlays: readonly PackOverlay[] = []): PackRead<CityPack> {
  const code = isMapping(raw) && isMapping(raw['city']) ? raw['city']['code'] : undefined;
  const applied = overlays.filter(({ cities }) => cities.some((city) => city === code));
  const merged = applied.reduce<unknown>((base, { set }) => merge(base, set), raw);
  const read = parse(CityPack, merged);
  const errors = 'value' in read ? crossErrors(read.value) : read.errors;
  if (!('value' in read) || errors.length > 0)
    return { ok: false, errors: errors.map((error) => placed(error, applied)) };
  const labels = applied.map(({ overlay }) => `+${overlay}`).join('');
  return { ok: true, value: { ...read.value, version: read.value.version + labels } };
}

/** An error belongs to the last overlay that set the place, and its path there begins with `set`. */
function placed(error: Omit<PackError, 'document'>, overlays: readonly PackOverlay[]): PackError {
  const by = overlays.findLast(({ set }) => error.path.length > 0 && has(set, error.path));
  return by
    ? { document: by.overlay, path: ['set', ...error.path], reason: error.reason }
    : { document: 'base', ...error };
}

/** What no single field shows: codes must be known, places must lie in the city, the form must have its columns once. */
function crossErrors(pack: CityPack): Omit<PackError, 'document'>[] {
  const errors: Omit<PackError, 'document'>[] = [];
  const known = new Set(pack.occupations.map((entry) => (typeof entry === 'string' ? entry : entry.code)));
  pack.occupations.forEach((entry, index) => {
    if (typeof entry === 'string' && !OCCUPATIONS.some(({ code }) => code === entry))
      errors.push({ path: ['occupations', index], reason: `没有代码为 ${entry} 的职业` });
  });
  if (known.size < pack.occupations.length) errors.push({ path: ['occupations'], reason: '职业重复' });
  for (const code of Object.keys(pack.requiredHours ?? {}))
    if (!known.has(code)) errors.push({ path: ['requiredHours', code], reason: '本市职业列表中没有这个职业' });
  if (!pack.city.code.startsWith(pack.city.province.slice(0, 2)))
    errors.push({ path: ['city', 'province'], reason: '城市不在该省' });
  pack.city.divisions.forEach(({ code }, index) => {
    if (!code.startsWith(pack.city.code.slice(0, 4)))
      errors.push({ path: ['city', 'divisions', index, 'code'], reason: '该区划不属于本市' });
  });
  if (pack.quarterly.enabled) {
    const metrics = pack.quarterly.template.columns.map(({ metric }) => metric);
    if (new Set(metrics).size < metrics.length)
      errors.push({ path: ['quarterly', 'template', 'columns'], reason: '同一指标出现两次' });
    if (metrics[0] !== 'occupation')
      errors.push({ path: ['quarterly', 'template', 'columns', 0], reason: '第一列应为职业名称' });
  }
  return errors;
}
