import type { QueryDocuments } from '@peiyu/kit/mongo/mongo-documents.ts';
import { mongoDocuments } from '@peiyu/kit/mongo/mongo-documents.ts';
import { startEngine, takeEngine } from '@peiyu/engines';
import mongoose from 'mongoose';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The same for ours and for every floor: those of the host (decision 0001). */
export const WRITE_SETTINGS = {
  retryWrites: false,
  retryReads: false,
  maxPoolSize: 20,
  writeConcern: { w: 'majority', journal: true },
} as const;

export type RawDatabase = mongoose.mongo.Db;

/** One database twice: by the port that the platform uses, and by the bare driver, each on a pool of its own. */
export interface BenchDatabase {
  readonly documents: QueryDocuments;
  readonly raw: RawDatabase;
}

export interface BenchEngine {
  readonly about: string;
  open(name: string): Promise<BenchDatabase>;
  stop(): Promise<void>;
}

/** A durable engine in a temporary folder of its own, gone with everything in it after `stop`. */
export async function startBenchEngine(): Promise<BenchEngine> {
  const engine = await takeEngine({ log: () => undefined });
  const dataDir = mkdtempSync(join(realpathSync(tmpdir()), 'peiyu-bench-'));
  const running = await startEngine(engine, { dataDir, durable: true, log: () => undefined });
  const closes: (() => Promise<void>)[] = [];
  return {
    about: `${running.kind} ${running.version}, durable`,
    async open(name) {
      const connection = await mongoose
        .createConnection(running.url, { ...WRITE_SETTINGS, dbName: name, autoIndex: false })
        .asPromise();
      const client = await new mongoose.mongo.MongoClient(running.url, WRITE_SETTINGS).connect();
      closes.push(
        () => connection.close(),
        () => client.close(),
      );
      return { documents: mongoDocuments(connection), raw: client.db(name) };
    },
    async stop() {
      for (const close of closes) await close();
      await running.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
