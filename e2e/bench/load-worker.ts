import { Agent, request } from 'node:http';
import { parentPort } from 'node:worker_threads';
import { rateOf } from './measure.ts';
import { commandId } from './model.ts';

export interface LoadJob {
  readonly port: number;
  readonly path: string;
}

export interface LoadAnswer {
  readonly count: number;
  readonly ms: number;
  /** Status of the first answer that was not 200. */
  readonly failed?: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

function post({ port, path }: LoadJob, n: number): Promise<number> {
  const body = JSON.stringify({ commandId: commandId(), sheetId: `sheet-${n % 500}` });
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    cookie: '__Host-peiyu=bench',
  };
  return new Promise((resolve, reject) => {
    const sent = request({ agent, host: '127.0.0.1', port, path, method: 'POST', headers }, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode ?? 0));
    });
    sent.once('error', reject).end(body);
  });
}

parentPort?.on('message', (job: LoadJob) => void run(job));

async function run(job: LoadJob): Promise<void> {
  let failed: number | undefined;
  let count = 0;
  const start = performance.now();
  await rateOf(async (n) => {
    const status = await post(job, n);
    if (status !== 200) failed ??= status;
    count += 1;
  });
  const answer: LoadAnswer = { count, ms: performance.now() - start, ...(failed === undefined ? {} : { failed }) };
  parentPort?.postMessage(answer);
}
