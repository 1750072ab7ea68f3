import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { generateSheets } from './sheets.ts';

// node e2e/src/generate/main.ts --out DIR [--seed S]: another set of sheets, to be played by `npm run demo -- --fixtures DIR`.
const { values } = parseArgs({ options: { out: { type: 'string' }, seed: { type: 'string', default: '1' } } });
if (values.out === undefined) throw new Error('--out DIR is missing');
const out = resolve(join(values.out));
mkdirSync(out, { recursive: true });
await generateSheets(out, values.seed);
process.stdout.write(`${out}\n`);
