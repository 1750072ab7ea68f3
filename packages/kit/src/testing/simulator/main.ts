import { parseArgs } from 'node:util';
import { runMutant } from './mutant-runs.ts';
import { MUTANTS } from './mutants.ts';
import { simulate } from './simulate.ts';

const USAGE = `npm run simulate -- --seeds N --first S      runs N seeds from S (2000 from 1)
npm run simulate -- --mutants [--seeds N]    breaks each rule in turn; each must be caught within N seeds (400)
                    [--only NAME]            one mutant`;

const PROGRESS_EVERY = 500;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    first: { type: 'string', default: '1' },
    mutants: { type: 'boolean', default: false },
    only: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function whole(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new Error(`not a whole number above 0: ${text}`);
  return number;
}

if (values.help) say(USAGE);
else process.exitCode = (values.mutants ? await runMutants() : await runSeeds()) ? 0 : 1;

async function runSeeds(): Promise<boolean> {
  const first = whole(values.first);
  const seeds = whole(values.seeds ?? '2000');
  const failed: number[] = [];
  let steps = 0;
  for (let seed = first; seed < first + seeds; seed++) {
    const verdict = await simulate(seed);
    steps += verdict.steps;
    if (verdict.violations.length > 0) {
      failed.push(seed);
      say(`seed ${seed}: ${verdict.violations.join('; ')}`);
      say(`  again: npm run simulate -- --seeds 1 --first ${seed}`);
    }
    const done = seed - first + 1;
    if (done % PROGRESS_EVERY === 0 && done < seeds) say(`${done} of ${seeds} seeds, ${failed.length} failed`);
  }
  say(`${seeds} seeds from ${first}, ${steps} steps, ${failed.length} failed`);
  return failed.length === 0;
}

async function runMutants(): Promise<boolean> {
  const chosen = MUTANTS.filter(({ name }) => values.only === undefined || name === values.only);
  const range = { first: whole(values.first), limit: whole(values.seeds ?? '400') };
  let missed = chosen.length === 0 ? 1 : 0;
  for (const mutant of chosen) {
    say(`${mutant.name}  (${mutant.breaks})`);
    say(`  ${mutant.file}\n${quoted('-', mutant.from)}\n${quoted('+', mutant.to)}`);
    const { caught, tried, problem } = await runMutant(mutant, range);
    if (problem !== undefined) say(`  NOT TRIED: ${problem}`);
    else if (caught)
      say(`  caught by seed ${caught.seed} (${tried} tried): ${caught.violations.slice(0, 3).join('; ')}`);
    else say(`  NOT CAUGHT by ${tried} seeds`);
    if (!caught) missed += 1;
  }
  say(`${chosen.length} mutants, ${missed} not caught`);
  return missed === 0;
}

function quoted(sign: string, text: string): string {
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => `  ${sign} ${line.trim()}`)
    .join('\n');
}
