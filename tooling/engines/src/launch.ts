import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { askServer } from './answers.ts';
import { filesOf, serverArguments } from './arguments.ts';
import { EngineError } from './engine.ts';
import type { LocalEngine } from './engine.ts';
import { processStamp } from './lock.mjs';
import type { ProcessStamp } from './lock.mjs';
import { endProcess } from './processes.ts';

const READY_MS = 60_000;
const LOG_BYTES = 16 * 1024 * 1024;

export type Launched = { url: string; port: number; stamp: ProcessStamp; exited: Promise<void> };
export type LaunchSettings = { dataDir: string; durable: boolean; port: number };

/**
 * Starts the server and waits until it answers: it itself, by its process number, not whoever else took the port.
 * It gets a session of its own, so that Ctrl-C in the terminal does not reach it.
 */
export async function launch(engine: LocalEngine, settings: LaunchSettings): Promise<Launched> {
  const { dataDir, port } = settings;
  mkdirSync(filesOf(dataDir), { recursive: true });
  const log = openLog(dataDir);
  const args = [...engine.args, ...serverArguments({ kind: engine.kind, ...settings })];
  const child = spawn(engine.program, args, { cwd: dataDir, stdio: ['ignore', log, log], detached: true });
  closeSync(log);
  let ended = false;
  const exited = new Promise<void>((resolve) => {
    const end = (): void => {
      ended = true;
      resolve();
    };
    child.once('exit', end);
    child.once('error', end);
  });
  // The host decides when it is done; the server must not keep it from ending.
  child.unref();
  const stamp = child.pid === undefined ? undefined : processStamp(child.pid);
  const url = `mongodb://127.0.0.1:${port}/?directConnection=true`;
  const until = Date.now() + READY_MS;
  while (stamp !== undefined && !ended && Date.now() < until) {
    if (await answers(url, stamp.pid)) return { url, port, stamp, exited };
    await delay(50);
  }
  if (stamp !== undefined) await endProcess(stamp, 5_000);
  const what = ended ? '没有启动成功' : `启动后 ${READY_MS / 1000} 秒没有应答`;
  throw new EngineError(`数据库引擎 ${engine.kind} ${what}：${lastLine(dataDir)}（完整记录：${logPath(dataDir)}）`);
}

async function answers(url: string, pid: number): Promise<boolean> {
  try {
    return (await askServer(url, 500)).pid === pid;
  } catch (error) {
    if (error instanceof Error) return false; // not up yet: the loop has the limit
    throw error;
  }
}

const logPath = (dataDir: string): string => join(dataDir, 'engine.log');

function openLog(dataDir: string): number {
  const path = logPath(dataDir);
  if (existsSync(path) && statSync(path).size > LOG_BYTES) renameSync(path, `${path}.1`);
  return openSync(path, 'a');
}

function lastLine(dataDir: string): string {
  const lines = readFileSync(logPath(dataDir), 'utf8').trim().split('\n');
  return lines.at(-1)?.slice(0, 300) || '没有留下说明';
}

/** A port that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
