import type { CalendarDate } from '@peiyu/domain/calendar/index.ts';
import type { CityPack, OccupationalStandard, PackError, PackOverlay } from '@peiyu/domain/policy/index.ts';
import { packInForce, readOverlay, readPack, readStandard } from '@peiyu/domain/policy/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { LineCounter, isNode, parseDocument } from 'yaml';

/** A pack, overlay or standard document that may not be used: file, line and reason of each error, in Chinese. */
export class PackFault extends Error {
  override readonly name = 'PackFault';
  readonly errors: readonly string[];

  constructor(errors: readonly string[]) {
    super(`政策参数有误，未启用：\n${errors.join('\n')}`);
    this.errors = errors;
  }
}

/** The policy packs of all cities and the national standards, as loaded at start. A city is a file; nothing here knows one by name. */
export interface Packs {
  /** The pack of a city in force on a date; Refusal `kit.pack.none` when there is none. */
  inForce(place: string, date: CalendarDate): CityPack;
  cities(): readonly { readonly code: string; readonly name: string }[];
  has(place: string): boolean;
  readonly standards: readonly OccupationalStandard[];
}

export function packsOf(packs: readonly CityPack[], standards: readonly OccupationalStandard[]): Packs {
  const byCity = new Map<string, CityPack[]>();
  for (const pack of packs) byCity.set(pack.city.code, [...(byCity.get(pack.city.code) ?? []), pack]);
  return {
    standards,
    has: (place) => byCity.has(place),
    cities: () =>
      [...byCity.values()].flatMap((list) => (list[0] ? [{ code: list[0].city.code, name: list[0].city.name }] : [])),
    inForce(place, date) {
      const list = byCity.get(place);
      if (!list) throw new Refusal('kit.pack.none', { city: place, date });
      return packInForce(list, date);
    },
  };
}

/**
 * Reads `<folder>/*.yaml` (packs), `standards/*.yaml`, and the overlays named, laid over the packs in that order.
 * Throws PackFault with every error of every file; nothing is half loaded.
 */
export async function loadPacks(folder: string, overlayNames: readonly string[]): Promise<Packs> {
  const errors: string[] = [];
  const overlays: PackOverlay[] = [];
  const sources = new Map<string, Source>();
  for (const name of overlayNames) {
    const source = await readYaml(join(folder, 'overlays', `${name}.yaml`), errors);
    const read = readOverlay(source.value);
    if (!read.ok) errors.push(...read.errors.map((error) => at(source, error)));
    else {
      overlays.push(read.value);
      sources.set(read.value.overlay, source);
    }
  }
  const packs: CityPack[] = [];
  for (const file of await yamlFiles(folder)) {
    const source = await readYaml(file, errors);
    const read = readPack(source.value, overlays);
    if (read.ok) packs.push(read.value);
    else errors.push(...read.errors.map((error) => at(sources.get(error.document) ?? source, error)));
  }
  const standards: OccupationalStandard[] = [];
  for (const file of await yamlFiles(join(folder, 'standards'))) {
    const source = await readYaml(file, errors);
    const read = readStandard(source.value);
    if (read.ok) standards.push(read.value);
    else errors.push(...read.errors.map((error) => at(source, error)));
  }
  if (errors.length > 0) throw new PackFault([...new Set(errors)]);
  return packsOf(packs, standards);
}

interface Source {
  readonly file: string;
  readonly value: unknown;
  lineOf(path: readonly (string | number)[]): number;
}

async function yamlFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => join(folder, name));
}

async function readYaml(file: string, errors: string[]): Promise<Source> {
  const lines = new LineCounter();
  const document = parseDocument(await readFile(file, 'utf8'), { lineCounter: lines, uniqueKeys: true });
  for (const error of document.errors) errors.push(`${file}:${lines.linePos(error.pos[0]).line} YAML 格式有误`);
  const lineOf = (path: readonly (string | number)[]): number => {
    for (let length = path.length; length > 0; length--) {
      const node: unknown = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  return { file, value: document.errors.length > 0 ? undefined : (document.toJS() as unknown), lineOf };
}

const at = (source: Source, error: PackError): string =>
  `${source.file}:${source.lineOf(error.path)} ${error.path.join('.')}：${error.reason}`;
