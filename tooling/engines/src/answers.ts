import mongoose from 'mongoose';

export type ServerFacts = { pid: number | undefined; version: string };

/** What the server at this address says of itself; throws when it does not answer within `limitMs`. */
export async function askServer(url: string, limitMs: number): Promise<ServerFacts> {
  const client = new mongoose.mongo.MongoClient(url, {
    serverSelectionTimeoutMS: limitMs,
    connectTimeoutMS: limitMs,
    maxPoolSize: 1,
  });
  try {
    const admin = client.db('admin');
    await admin.command({ ping: 1 });
    const build = await admin.command({ buildInfo: 1 });
    return { pid: await ownNumber(admin), version: String(build['version']) };
  } finally {
    await client.close();
  }
}

/** A server on a desk tells its process number; a remote one may refuse the question. */
async function ownNumber(admin: mongoose.mongo.Db): Promise<number | undefined> {
  try {
    return Number((await admin.command({ serverStatus: 1 }))['pid']);
  } catch (error) {
    if (error instanceof mongoose.mongo.MongoServerError) return undefined;
    throw error;
  }
}
