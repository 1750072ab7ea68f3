import { randomBytes } from 'node:crypto';
import mongoose from 'mongoose';
import type { QueryDocuments } from '../mongo/mongo-documents.ts';
import { mongoDocuments } from '../mongo/mongo-documents.ts';

export interface TestDatabase {
  readonly name: string;
  readonly connection: mongoose.Connection;
  readonly documents: QueryDocuments;
  /** Drops the database and closes the connection. */
  close(): Promise<void>;
}

/** A database of its own for one test file, under a random name, on the engine the run has started (`MONGO_URL`). */
export async function openTestDatabase(): Promise<TestDatabase> {
  const url = process.env['MONGO_URL'];
  if (!url) throw new Error('MONGO_URL is not set: integration tests run by way of `npm test`');
  const name = `peiyu_test_${randomBytes(8).toString('hex')}`;
  const connection = await mongoose
    .createConnection(url, { dbName: name, retryWrites: false, writeConcern: { w: 'majority', journal: true } })
    .asPromise();
  return {
    name,
    connection,
    documents: mongoDocuments(connection),
    async close() {
      await connection.dropDatabase();
      await connection.close();
    },
  };
}
