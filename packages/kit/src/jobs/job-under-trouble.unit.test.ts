import { Refusal } from '@peiyu/domain/refusal.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { systemScheduler } from '../clock.ts';
import { Busy, NotFound } from '../errors.ts';
import { memoryDocuments } from '../mongo/memory.ts';
import { Reservations } from '../reservations.ts';
import { Store } from '../store/store.ts';
import { EVERYWHERE } from '../store/aggregate.ts';
import { asked, say, talk } from '../testing/said.ts';
import { until } from '../until.ts';
import type { JobDoc, JobKind } from './jobs.ts';
import { Jobs } from './jobs.ts';

const request = {
  kind: 'rows',
  tenant: '371000',
  target: 'cohort-1',
  actor: { id: 'desk', role: 'test' },
  at: '2026-03-09T01:00:00.000Z',
  corr: 'corr-1',
  content: 'same',
  payload: new Uint8Array([1, 2, 3]),
};

describe('a job', () => {
  let documents = memoryDocuments();
  let jobs = create();
  beforeEach(() => {
    documents = memoryDocuments();
    jobs = create();
  });

  function create(): Jobs {
    return new Jobs({
      documents,
      scheduler: systemScheduler,
      onError: () => undefined,
      sealer: { seal: (_t, _j, plain) => Promise.resolve(plain), open: (_t, _j, sealed) => Promise.resolve(sealed) },
    });
  }
  const rowsOf = (apply: JobKind<number>['apply']): JobKind<number> => ({
    kind: 'rows',
    rows: async (payload) => [...payload],
    apply,
  });
  async function ended(): Promise<JobDoc> {
    const id = await jobs.submit(request);
    await until(async () => (await jobs.find(id, '371000'))?.status !== 'running', { what: 'the job has ended' });
    const job = await jobs.find(id, '371000');
    if (!job) throw new Error('no job');
    return job;
  }

  it('ends although one row can never be applied, and names that row', async () => {
    let tries = 0;
    jobs.define(
      rowsOf(async (row) => {
        if (row === 1) throw new NotFound();
        if (row === 2) throw new TypeError(`broken ${(tries += 1)}`);
        return 'done';
      }),
    );
    expect(await ended()).toMatchObject({
      status: 'done',
      done: 1,
      refusedCount: 2,
      refused: [
        { row: 0, code: 'kit.not-found' },
        { row: 1, code: 'kit.fault', facts: { log: 'corr-1' } },
      ],
    });
    expect(tries).toBe(5);
  });

  it('keeps no payload once it has ended, well or not', async () => {
    jobs.define(rowsOf(() => Promise.resolve('done')));
    expect((await ended()).payload).toHaveLength(0);
    documents = memoryDocuments();
    jobs = create();
    jobs.define({ ...rowsOf(() => Promise.resolve('done')), rows: () => Promise.reject(new Refusal('kit.pack.none')) });
    expect(await ended()).toMatchObject({ status: 'failed', error: 'kit.pack.none', payload: new Uint8Array() });
  });

  it('is not looked at again while a row of its last window is under way', async () => {
    let underWay = 0;
    let most = 0;
    let away = true;
    jobs.define(
      rowsOf(async (row) => {
        if (row === 1 && away) throw new Busy('database');
        if (row === 1) return 'done';
        most = Math.max(most, (underWay += 1));
        await systemScheduler.sleep(20);
        underWay -= 1;
        return 'done';
      }),
    );
    const id = await jobs.submit(request);
    for (let polls = 0; polls < 20; polls++) {
      await jobs.poll();
      await systemScheduler.sleep(2);
    }
    away = false;
    await until(async () => (await jobs.poll(), (await jobs.find(id, '371000'))?.status === 'done'), { what: 'done' });
    expect(most).toBe(2);
  });

  it('takes its rows although the sweeper has cancelled their commands while it stood still', async () => {
    const now = Date.now();
    const talks = new Store(talk, {
      documents,
      machine: { now: () => now },
      versionOf: () => 2,
      committed: () => undefined,
    });
    const later = new Reservations(documents, { machine: { now: () => now + 60_000 }, owners: talks });
    const reservations = new Reservations(documents, { machine: { now: () => now }, owners: talks });
    let killed = true;
    jobs.define(
      rowsOf(async (row, index, run) => {
        const id = `t${row}`;
        if (await talks.find(id)) return 'unchanged';
        const commandId = run.commandId(index);
        if (!(await reservations.hold(`key${row}`, { id, tenant: '371000', commandId })))
          throw new Refusal('training.enrolment.duplicate');
        if (killed) throw new Busy('killed here');
        await talks.change(id, asked({ commandId }), () => say(row));
        return 'done';
      }),
    );
    const jobId = await jobs.submit(request);
    await until(async () => (await documents.count('reservations', {})) === 3, { what: 'all keys are held' });
    await later.sweep();
    expect(await documents.count('reservations', {})).toBe(0);
    killed = false;
    await until(async () => (await jobs.poll(), (await jobs.find(jobId, '371000'))?.status === 'done'), {
      what: 'done',
    });
    expect(await jobs.find(jobId, '371000')).toMatchObject({ done: 3, refusedCount: 0 });
    expect((await talks.get('t2', EVERYWHERE)).state.heard).toEqual([2]);
    await later.sweep();
    expect(await documents.count('reservations', { status: 'confirmed' })).toBe(3);
  });
});
