import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allContracts } from '@peiyu/domain/events/index.ts';
import { proposeSample, sampleFile } from '@peiyu/domain/testing/event-samples.ts';

/*
 * Writes a proposed sample for every newest version of an event that has none; to be read by eye before it is committed.
 * An event that has never left a developer's machine may be renewed by name: npm run samples -- training.plan-drafted
 */
const folder = join(import.meta.dirname, '../packages/domain/src/events/samples');
const renewed = process.argv.slice(2);

for (const contract of allContracts) {
  const file = join(folder, sampleFile(contract));
  if (existsSync(file) && !renewed.includes(contract.type) && !renewed.includes('--all')) continue;
  writeFileSync(file, `${JSON.stringify(proposeSample(contract), null, 2)}\n`);
  console.log(`written: ${sampleFile(contract)}`);
}
