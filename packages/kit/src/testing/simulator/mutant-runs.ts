import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Mutant } from './mutants.ts';
import type { Verdict } from './simulate.ts';

const KIT = resolve(import.meta.dirname, '../../..');
const REPOSITORY = resolve(KIT, '../..');
/** What the simulator stands on; the rest of the kit is left out of the copies. */
const PARTS = ['bus', 'jobs', 'messages', 'mongo', 'store', 'testing'];

/** What the simulator said of a mutant: the first seed that caught it, or none; or why it could not be tried. */
export interface MutantRun {
  readonly mutant: Mutant;
  readonly tried: number;
  readonly caught: Verdict | undefined;
  readonly problem?: string;
}

/** A mutant whose patch does not fit the module any more. */
export class PatchError extends Error {
  override readonly name = 'PatchError';
}

/** Applies the patch to a text; throws when it does not apply exactly once, since a mutant that changes nothing proves nothing. */
export function patched(text: string, { file, from, to }: Mutant): string {
  const places = text.split(from).length - 1;
  if (places !== 1) throw new PatchError(`its patch of ${file} applies in ${places} places`);
  return text.replace(from, () => to);
}

/** Simulates a patched copy of the real modules, seed by seed, until something is wrong or `limit` seeds have passed. */
export async function runMutant(
  mutant: Mutant,
  { first, limit }: { first: number; limit: number },
): Promise<MutantRun> {
  const home = mkdtempSync(join(realpathSync(tmpdir()), 'peiyu-mutant-'));
  try {
    const simulate = await plant(home, mutant);
    for (let seed = first; seed < first + limit; seed++) {
      const verdict = await simulate(seed);
      if (verdict.violations.length > 0) return { mutant, tried: seed - first + 1, caught: verdict };
    }
    return { mutant, tried: limit, caught: undefined };
  } catch (error) {
    if (!(error instanceof PatchError)) throw error;
    return { mutant, tried: 0, caught: undefined, problem: error.message };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function plant(home: string, mutant: Mutant): Promise<(seed: number) => Promise<Verdict>> {
  const source = join(KIT, 'src');
  const wanted = (path: string): boolean => {
    const [part, inner] = path.slice(source.length + 1).split(sep);
    return !part || (inner === undefined ? part.endsWith('.ts') || PARTS.includes(part) : PARTS.includes(part));
  };
  cpSync(source, join(home, 'src'), { recursive: true, filter: wanted });
  cpSync(join(KIT, 'package.json'), join(home, 'package.json'));
  symlinkSync(join(REPOSITORY, 'node_modules'), join(home, 'node_modules'), 'dir');
  const file = join(home, 'src', mutant.file);
  writeFileSync(file, patched(readFileSync(file, 'utf8'), mutant));
  const planted: unknown = await import(pathToFileURL(join(home, 'src/testing/simulator/simulate.ts')).href);
  return (planted as { simulate: (seed: number) => Promise<Verdict> }).simulate;
}
