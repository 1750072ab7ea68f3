import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readOverlay, readPack, readStandard } from '../policy/index.ts';
import type { CityPack, OccupationalStandard, PackOverlay, PackRead } from '../policy/index.ts';

/** A document of the repository's packs folder, as the YAML reader gives it. Fresh on every call, so a test may spoil it. */
export const rawPack = (file: string): Record<string, unknown> =>
  parse(readFileSync(new URL(`../../../../packs/${file}`, import.meta.url), 'utf8')) as Record<string, unknown>;

const must = <T>(read: PackRead<T>): T => {
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return read.value;
};

export const demoOverlay = (): PackOverlay => must(readOverlay(rawPack('overlays/demo-2026.yaml')));

/** A real pack, with the demo overlay when asked. */
export const cityPack = (city: 'weihai' | 'heze', options: { demo?: boolean } = {}): CityPack =>
  must(readPack(rawPack(`${city}.yaml`), options.demo ? [demoOverlay()] : []));

export const standard = (file: 'smart-mfg' | 'big-data'): OccupationalStandard =>
  must(readStandard(rawPack(`standards/${file}.yaml`)));
