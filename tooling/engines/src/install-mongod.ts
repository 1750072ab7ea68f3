import { connect } from 'node:net';
import { relative } from 'node:path';
import { withSource } from './cache.ts';
import { EngineError, PINNED } from './engine.ts';
import type { LocalEngine, Search } from './engine.ts';
import { installEngine } from './install.ts';

const HOST = 'fastdl.mongodb.org';
const PROBE_MS = 3_000;
const PROXIES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];

/** Downloads mongod, or says why not. A closed net is noticed by one short probe, not by the downloader's retries. */
export async function downloadMongod(search: Search): Promise<LocalEngine | string> {
  const behindProxy = PROXIES.some((name) => (search.env[name] ?? '') !== '');
  const closed = behindProxy ? undefined : await whyUnreachable(HOST);
  if (closed !== undefined) return `下载 mongod：连不上 ${HOST}（${closed}）`;
  try {
    const found = await installEngine(search, {
      kind: 'mongod',
      build: async (folder) => {
        search.log(`下载 mongod ${PINNED.mongod}……`);
        return { program: relative(folder, await download(folder)), args: [] };
      },
    });
    return withSource(found, 'download', '已下载到用户缓存');
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return `下载 mongod：${error.message.split('\n')[0] ?? ''}`;
  }
}

async function download(folder: string): Promise<string> {
  // The library checks the server's certificate only when npm says strict-ssl, and what comes is a program we run.
  process.env['npm_config_strict_ssl'] = 'true';
  const { DryMongoBinary, MongoBinary } = await import('mongodb-memory-server-core');
  const options = await DryMongoBinary.generateOptions({ version: PINNED.mongod, downloadDir: folder });
  try {
    return await MongoBinary.download({ ...options, downloadDir: folder, checkMD5: true });
  } catch (error) {
    throw new EngineError(error instanceof Error ? error.message : String(error));
  }
}

/** Undefined when the host takes a connection within three seconds, else the reason in a word. */
export function whyUnreachable(host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host, port: 443 });
    const settle = (reason: string | undefined): void => {
      socket.destroy();
      resolve(reason);
    };
    socket.setTimeout(PROBE_MS, () => settle('超时'));
    socket.once('connect', () => settle(undefined));
    socket.once('error', (error: NodeJS.ErrnoException) => settle(error.code ?? error.message));
  });
}
