import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EngineError } from './engine.ts';
import type { Engine, EngineKind } from './engine.ts';

/** What a data folder remembers of the engine that wrote it (`engine.json`). An address is never kept: it may hold a password. */
export type EngineRecord = { kind: EngineKind; version: string };

const recordPath = (dataDir: string): string => join(dataDir, 'engine.json');

export function readRecord(dataDir: string): EngineRecord | undefined {
  if (!existsSync(recordPath(dataDir))) return undefined;
  return JSON.parse(readFileSync(recordPath(dataDir), 'utf8')) as EngineRecord;
}

/** Refuses an engine other than the recorded one; records it in a new folder before the first byte of data is written. */
export function claimDataFolder(dataDir: string, engine: Engine): void {
  mkdirSync(dataDir, { recursive: true });
  const record = readRecord(dataDir);
  if (record !== undefined && !mayOpen(record, engine)) throw new EngineError(refusal(dataDir, record, engine));
  if (record?.kind === engine.kind && record.version === engine.version) return;
  const temporary = `${recordPath(dataDir)}.new`;
  writeFileSync(temporary, JSON.stringify({ kind: engine.kind, version: engine.version }));
  renameSync(temporary, recordPath(dataDir));
}

function mayOpen(record: EngineRecord, engine: Engine): boolean {
  if (record.kind !== engine.kind) return false;
  if (record.kind === 'url' || record.version === engine.version) return true;
  // MongoDB keeps its files readable within one series (8.2.x); the others promise nothing.
  return record.kind === 'mongod' && series(record.version) === series(engine.version);
}

const series = (version: string): string => version.split('.').slice(0, 2).join('.');

function refusal(dataDir: string, record: EngineRecord, engine: Engine): string {
  const back = {
    url: '请照旧设 MONGO_URL',
    mongod: `请用 mongod ${record.version}`,
    'secantusd-rs': `请去掉 MONGO_URL 和 PEIYU_ENGINE，用回 secantusd-rs ${record.version}`,
    'secantusd-py': `请去掉 MONGO_URL 和 PEIYU_ENGINE，用回 secantusd-py ${record.version}`,
  }[record.kind];
  const [was, now] = [record, engine].map(({ kind, version }) => (kind === 'url' ? 'MONGO_URL' : `${kind} ${version}`));
  return `数据目录 ${dataDir} 用的是 ${was}，不能换成 ${now}：${back}，或把该目录移走后重新开始。`;
}
