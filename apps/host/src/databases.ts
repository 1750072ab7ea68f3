import type { QueryDocuments } from '@peiyu/kit/mongo/mongo-documents.ts';
import type { Connection } from 'mongoose';
import { mongoDocuments } from '@peiyu/kit/mongo/mongo-documents.ts';
import mongoose from 'mongoose';

export interface Databases {
  /** The database of one service, or of the archive or the platform itself. */
  open(name: string): Promise<QueryDocuments>;
  close(): Promise<void>;
}

/**
 * One connection per database, majority and journalled writes, no retryable writes: the protocol's own command ids and
 * marks settle a write whose answer was lost, on every engine alike (decision 0001).
 */
export function openDatabases(url: string, prefix: string): Databases {
  const connections: Connection[] = [];
  return {
    async open(name) {
      const connection = await mongoose
        .createConnection(url, {
          dbName: `${prefix}_${name}`,
          retryWrites: false,
          retryReads: false,
          maxPoolSize: 20,
          autoIndex: false,
          writeConcern: { w: 'majority', journal: true },
          serverSelectionTimeoutMS: 10_000,
        })
        .asPromise();
      connections.push(connection);
      return mongoDocuments(connection);
    },
    async close() {
      await Promise.all(connections.splice(0).map((connection) => connection.close()));
    },
  };
}
