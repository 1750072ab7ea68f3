import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openCommands } from './commands.ts';
import type { BenchEngine } from './database.ts';
import { WRITE_SETTINGS, startBenchEngine } from './database.ts';
import { commitToEffect } from './effects.ts';
import type { Result } from './measure.ts';
import { WIDTH, compare } from './measure.ts';
import { commandsOverHttp } from './over-http.ts';
import { pdfDocuments } from './pdf.ts';
import { rosterRows } from './roster.ts';
import { spreadsheetRows } from './spreadsheet.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string' },
  },
});
const rounds = Math.min(9, Math.max(1, Number.parseInt(values.rounds, 10) || 5));

/** Each is measured beside its floor in this same run; `--only commands,pdf` picks some. */
const parts: Readonly<Record<string, (engine: BenchEngine) => Promise<readonly Result[]>>> = {
  async commands(engine) {
    const bench = await openCommands(engine);
    const inProcess = await compare({ name: 'command without HTTP', goal: 0.7, rounds, ...bench });
    const overHttp = await commandsOverHttp(bench, Math.min(rounds, 3));
    await bench.stop();
    return [inProcess, overHttp];
  },
  effects: async (engine) => [await commitToEffect(engine, Math.min(rounds, 3))],
  sheets: async () => [await spreadsheetRows(rounds)],
  roster: async (engine) => [await rosterRows(engine, rounds)],
  pdf: async () => [await pdfDocuments(rounds)],
};

const shown = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(2));

function line({ name, value, spread, goal, better, unit, met, beside }: Result): string {
  const of = `${shown(value)} ${unit} (± ${shown(spread)}, goal ${better === 'higher' ? '≥' : '≤'} ${goal})`;
  const details = Object.entries(beside).flatMap(([key, figure]) =>
    typeof figure === 'number' ? [`${key} ${shown(figure)}`] : [],
  );
  return `${met ? 'ok  ' : 'MISS'} ${name}: ${of}\n       ${details.join(', ')}`;
}

const engine = await startBenchEngine();
// The engine is in a session of its own, so an interrupted run must end it.
const abort = (): void => void engine.stop().finally(() => process.exit(130));
process.once('SIGINT', abort).once('SIGTERM', abort);
const results: Result[] = [];
try {
  const settings = {
    engine: engine.about,
    node: process.version,
    cores: availableParallelism(),
    write: WRITE_SETTINGS,
    inFlight: WIDTH,
    rounds,
    order: 'floor, ours, floor',
  };
  console.log(JSON.stringify(settings));
  const wanted = values.only?.split(',') ?? Object.keys(parts);
  for (const name of wanted) {
    for (const result of (await parts[name]?.(engine)) ?? []) {
      results.push(result);
      console.log(line(result));
    }
  }
  if (values.json) {
    const out = join(import.meta.dirname, '../../out');
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, 'bench.json'), `${JSON.stringify({ settings, results }, null, 2)}\n`);
    console.log('out/bench.json');
  }
} finally {
  await engine.stop();
}
