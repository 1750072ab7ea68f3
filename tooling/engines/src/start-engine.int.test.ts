import { existsSync, mkdirSync, readFileSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { filesFlag, filesOf } from './arguments.ts';
import { EngineError } from './engine.ts';
import type { LocalEngine } from './engine.ts';
import { processStamp } from './lock.mjs';
import { findByArguments } from './processes.ts';
import { startEngine } from './start-engine.ts';
import type { RunningEngine } from './start-engine.ts';
import { takeEngine } from './take-engine.ts';
import { fileUrl, runScript, sandbox, until } from './testing/sandbox.ts';
import type { Child, Sandbox } from './testing/sandbox.ts';

let engine: LocalEngine;
let box: Sandbox;
let dataDir: string;
let said: string[];
const log = (line: string): void => void said.push(line);
const running: RunningEngine[] = [];
const children: Child[] = [];

beforeAll(async () => {
  // These tests are about a server of our own, also where the run as a whole uses a database given by address.
  const found = await takeEngine({ env: { ...process.env, MONGO_URL: '' } });
  if (found.kind === 'url') throw new Error('no server of our own');
  engine = found;
}, 20 * 60_000);

beforeEach(() => {
  box = sandbox();
  dataDir = join(box.root, 'db');
  said = [];
});

afterEach(async () => {
  for (const child of children.splice(0)) {
    child.process.kill('SIGKILL');
    await child.exited;
  }
  for (const one of running.splice(0)) await one.stop();
  if (serversHere().length > 0) throw new Error('a server is left');
  box.remove();
});

const serversHere = (): number[] => findByArguments(filesFlag(engine.kind), filesOf(dataDir)).map(({ pid }) => pid);

async function start(durable = true): Promise<RunningEngine> {
  const one = await startEngine(engine, { dataDir, durable, log });
  running.push(one);
  return one;
}

async function withNotes<T>(url: string, work: (notes: mongoose.mongo.Collection) => Promise<T>): Promise<T> {
  const client = new mongoose.mongo.MongoClient(url, { serverSelectionTimeoutMS: 10_000 });
  try {
    return await work(client.db('launcher').collection('notes'));
  } finally {
    await client.close();
  }
}

const write = (url: string, text: string): Promise<unknown> =>
  withNotes(url, (notes) => notes.insertOne({ text }, { writeConcern: { w: 'majority', j: true } }));
const texts = (url: string): Promise<unknown[]> =>
  withNotes(url, async (notes) => (await notes.find().sort({ text: 1 }).toArray()).map(({ text }) => text as unknown));

/** A host of its own process on the same folder, so that it can be killed. */
async function hostElsewhere(): Promise<Child & { server: number; url: string }> {
  const child = runScript(`
    import { startEngine } from '${fileUrl('index.ts')}';
    const started = await startEngine(${JSON.stringify(engine)}, { dataDir: ${JSON.stringify(dataDir)}, durable: true });
    console.log('server', started.pid, started.url);
    setInterval(() => undefined, 1000);`);
  children.push(child);
  const line = /server (\d+) (\S+)\n/;
  await until('the other host is up', () => line.test(child.output()), 20_000);
  const [, server, url] = line.exec(child.output()) ?? [];
  return { ...child, server: Number(server), url: String(url) };
}

describe('a durable engine', () => {
  test('keeps what was written across a restart', async () => {
    const first = await start();
    expect(first).toMatchObject({ kind: engine.kind, version: engine.version });
    await write(first.url, 'before');
    await first.stop();
    const second = await start();
    await write(second.url, 'after');
    expect(await texts(second.url)).toEqual(['after', 'before']);
    expect(JSON.parse(readFileSync(join(dataDir, 'engine.json'), 'utf8'))).toEqual({
      kind: engine.kind,
      version: engine.version,
    });
  });

  test('leaves no process after stop, and stop twice is once', async () => {
    const one = await start();
    expect(serversHere()).toEqual([one.pid]);
    await Promise.all([one.stop(), one.stop()]);
    expect(serversHere()).toEqual([]);
    expect(processStamp(one.pid!)).toBeUndefined();
    // Ended in order, not shot: a killed server leaves its mark in the log or in the time it takes.
    expect(said.filter((line) => line.includes('意外'))).toEqual([]);
  });

  test.runIf(process.platform === 'linux')('has a session of its own, so that Ctrl-C does not reach it', async () => {
    const one = await start();
    const stat = readFileSync(`/proc/${one.pid}/stat`, 'utf8');
    const [, , group, session] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    expect([Number(group), Number(session)]).toEqual([one.pid, one.pid]);
  });

  test('killed, is started again on the same address with everything acknowledged', async () => {
    const one = await start();
    const before = one.pid!;
    await write(one.url, 'acknowledged');
    process.kill(before, 'SIGKILL');
    await until('another server runs', () => one.pid !== before, 20_000);
    expect(await texts(one.url)).toEqual(['acknowledged']);
    expect(said).toContain('数据库引擎意外退出，正在原端口重启……');
  });
});

test('a throw-away engine that is killed is not started again: what it acknowledged is gone', async () => {
  const one = await start(false);
  process.kill(one.pid!, 'SIGKILL');
  await until('the launcher has said so', () => said.some((line) => line.includes('不再重启')));
  expect(serversHere()).toEqual([]);
});

describe('the data folder', () => {
  test('refuses another engine before it touches anything', async () => {
    await (await start()).stop();
    const files = readdirSync(filesOf(dataDir)).sort();
    const other: LocalEngine = { ...engine, version: '0.0.1' };
    await expect(startEngine(other, { dataDir, durable: true, log })).rejects.toThrow(
      /用的是 .*，不能换成 .*0\.0\.1：请/,
    );
    expect(readdirSync(filesOf(dataDir)).sort()).toEqual(files);
    await start(); // the refused start has freed the folder
  });

  test('is freed when its server cannot start, and the reason is one line', async () => {
    mkdirSync(dataDir);
    const broken: LocalEngine = { ...engine, program: box.program('broken', 'echo "disk on fire"; exit 1'), args: [] };
    const error: unknown = await startEngine(broken, { dataDir, durable: true, log }).catch(
      (caught: unknown) => caught,
    );
    expect(error).toBeInstanceOf(EngineError);
    expect((error as Error).message).toMatch(/没有启动成功：disk on fire（完整记录：.*engine\.log）$/);
    await start();
  });

  test('has one owner: a second host waits, then is refused and told whom to stop', async () => {
    const other = await hostElsewhere();
    await expect(start()).rejects.toThrow(`kill ${other.process.pid}`);
    expect(serversHere()).toEqual([other.server]);
    other.process.kill('SIGKILL');
    await start();
  });

  test('waits for an owner that is on its way out', async () => {
    const other = await hostElsewhere();
    const next = start();
    await until('the second waits', () => said.some((line) => line.includes('等它结束')));
    other.process.kill('SIGKILL');
    await next;
    expect(serversHere()).toHaveLength(1);
  });
});

test('the server of a killed host is ended by the next start, and its data is there', async () => {
  const killed = await hostElsewhere();
  await write(killed.url, 'kept');
  killed.process.kill('SIGKILL');
  await killed.exited;
  expect(serversHere()).toEqual([killed.server]);

  const next = await start();
  expect(said).toContain(`结束上次遗留的数据库引擎（进程 ${killed.server}）`);
  expect(serversHere()).toEqual([next.pid]);
  expect(await texts(next.url)).toEqual(['kept']);
});

test('a database given by address that does not answer names the setting and not the password', async () => {
  const url = 'mongodb://u:geheim@127.0.0.1:1/?serverSelectionTimeoutMS=300';
  const gone = { kind: 'url', source: 'url', version: '', why: '', url } as const;
  const error: unknown = await startEngine(gone, { dataDir, durable: true, log }).catch((caught: unknown) => caught);
  expect((error as Error).message).toMatch(/^MONGO_URL/);
  expect((error as Error).message).not.toContain('geheim');
});

test('a database given by address is used and left alone', async () => {
  const server = await start();
  const folder = join(box.root, 'by-address');
  const byUrl = { kind: 'url', source: 'url', version: '', why: '', url: server.url } as const;
  const given = await startEngine(byUrl, { dataDir: folder, durable: true, log });
  expect(given).toMatchObject({ kind: 'url', url: server.url, pid: undefined });
  expect(given.version).toMatch(/^\d+\.\d+/);
  await given.stop();
  expect(serversHere()).toEqual([server.pid]);
});

describe('the throw-away engine of a test run', () => {
  const script = (after: string): string => `
    import { startTestEngine } from '${fileUrl('index.ts')}';
    const started = await startTestEngine();
    console.log('server', started.pid, started.url);
    ${after}`;

  test('is gone with its folder after stop', async () => {
    const child = runScript(script('await started.stop();'), { ...process.env, MONGO_URL: '', TMPDIR: box.root });
    children.push(child);
    expect(await child.ended).toBe(0);
    expect(processStamp(Number(/server (\d+)/.exec(child.output())?.[1]))).toBeUndefined();
    expect(readdirSync(box.root).filter((name) => name.startsWith('peiyu-test-engine-'))).toEqual([]);
  });

  test('is the database of MONGO_URL where one is given', async () => {
    const server = await start(false);
    const child = runScript(script('await started.stop();'), {
      ...process.env,
      MONGO_URL: server.url,
      TMPDIR: box.root,
    });
    children.push(child);
    expect(await child.ended).toBe(0);
    expect(child.output()).toContain(`server undefined ${server.url}`);
    expect(existsSync(`${dataDir}/data`)).toBe(true);
    expect(serversHere()).toEqual([server.pid]);
  });

  test('left by a killed run is removed by the next', async () => {
    const env = { ...process.env, MONGO_URL: '', TMPDIR: box.root };
    const killed = runScript(script('setInterval(() => undefined, 1000);'), env);
    children.push(killed);
    await until('the first run is up', () => /server \d+ \S+\n/.test(killed.output()), 20_000);
    killed.process.kill('SIGKILL');
    await killed.exited;
    const left = Number(/server (\d+)/.exec(killed.output())?.[1]);
    const folder = readdirSync(box.root).find((name) => name.startsWith('peiyu-test-engine-'))!;
    expect(processStamp(left)).toBeDefined();
    utimesSync(join(box.root, folder), new Date(0), new Date(0));

    const next = runScript(script('await started.stop();'), env);
    children.push(next);
    expect(await next.ended).toBe(0);
    expect(processStamp(left)).toBeUndefined();
    expect(readdirSync(box.root).filter((name) => name.startsWith('peiyu-test-engine-'))).toEqual([]);
  });
});
