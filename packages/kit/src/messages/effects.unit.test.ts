import { Refusal } from '@peiyu/domain/refusal.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { memoryDocuments } from '../mongo/memory.ts';
import { Store } from '../store/store.ts';
import { asked, say, saidBy, talk } from '../testing/said.ts';
import { causedBy, follow } from './policy.ts';
import { insertFact, projectInto } from './projection.ts';

let documents = memoryDocuments();
beforeEach(() => {
  documents = memoryDocuments();
});

describe('projectInto', () => {
  interface View {
    readonly total: number;
    readonly last?: string;
  }
  const into = (seq: number, change: (view: View | undefined) => View | undefined, consumer = 'c'): Promise<void> =>
    projectInto<View>(documents, { collection: 'views', id: 'v', consumer, event: saidBy('a', seq) }, change);
  const add = (view: View | undefined): View => ({ ...view, total: (view?.total ?? 0) + 1 });

  it('applies an event once, and none that is older than what it has seen', async () => {
    for (const seq of [1, 1, 4, 2, 4]) await into(seq, add);
    await into(4, add, 'other');
    expect(documents.contents('views')).toEqual([
      { _id: 'v', tenant: '371000', v: 3, in: { 'c|talk/a': 4, 'other|talk/a': 4 }, total: 3 },
    ]);
  });

  it('loses no effect when two consumers are at it at once', async () => {
    await into(1, add);
    await Promise.all(['x', 'y', 'z'].map((consumer) => into(1, add, consumer)));
    expect(documents.contents('views')[0]).toMatchObject({ total: 4, v: 4 });
  });

  it('replaces the whole content: a member that the new one lacks is gone', async () => {
    await into(1, () => ({ total: 1, last: 'x' }));
    await into(2, ({ total } = { total: 0 }) => ({ total }));
    expect(documents.contents('views')[0]).not.toHaveProperty('last');
    expect(documents.contents('views')[0]).toMatchObject({ total: 1, v: 2 });
  });

  it('moves its mark where the event means nothing, and makes no view of it', async () => {
    await into(1, () => undefined);
    expect(documents.contents('views')).toEqual([]);
    await into(2, add);
    await into(3, () => undefined);
    await into(3, add);
    expect(documents.contents('views')[0]).toMatchObject({ total: 1, in: { 'c|talk/a': 3 } });
  });
});

describe('insertFact', () => {
  it('inserts one row per consumer, event and part', async () => {
    const insert = (consumer: string, part?: string): Promise<void> =>
      insertFact(
        documents,
        { collection: 'facts', consumer, event: saidBy('a', 1), ...(part ? { part } : {}) },
        { n: 1 },
      );
    for (const consumer of ['c', 'c', 'd']) await insert(consumer);
    for (const part of ['p', 'q', 'p']) await insert('c', part);
    expect(documents.contents('facts').map(({ _id }) => _id)).toEqual([
      'c|talk/a/1',
      'd|talk/a/1',
      'c|talk/a/1|p',
      'c|talk/a/1|q',
    ]);
    expect(documents.contents('facts')[0]).toMatchObject({ tenant: '371000', n: 1 });
  });
});

describe('follow', () => {
  const store = () =>
    new Store(talk, { documents, machine: { now: () => Date.now() }, versionOf: () => 2, committed: () => undefined });
  const event = saidBy('a', 1, { at: '2026-04-01T00:00:00.000Z', corr: 'c7', tenant: '371700' });
  const refuse = (): never => {
    throw new Refusal('subsidies.claim.cap');
  };
  const doc = () => documents.contents('talks')[0];

  it('changes the target in the name of the event: its time, its tenant, its cause', async () => {
    await follow(store(), { consumer: 'c', event, target: 't' }, () => say(1));
    expect(doc()).toMatchObject({
      tenant: '371700',
      cmds: [],
      in: { 'c|talk/a': 1 },
      ob: [{ at: event.at, cause: event.id, corr: 'c7', actor: { id: 'c', role: 'policy' } }],
    });
    expect(causedBy(event, 'c', '371000').tenant).toBe('371000');
  });

  it('says what follows from a refusal that it expects, once', async () => {
    const step = { consumer: 'c', event, target: 't', expected: { 'subsidies.claim.cap': () => say(99) } } as const;
    await follow(store(), step, refuse);
    await follow(store(), step, () => say(1));
    expect(doc()).toMatchObject({ state: { heard: [99] }, in: { 'c|talk/a': 1 } });
  });

  it('moves its mark where nothing follows from an expected refusal', async () => {
    await follow(store(), { consumer: 'c', event, target: 't', expected: { 'subsidies.claim.cap': () => [] } }, refuse);
    expect(doc()).toMatchObject({ state: null, in: { 'c|talk/a': 1 } });
  });

  it('passes on a refusal that it does not expect, and any other error, and leaves no mark', async () => {
    await expect(follow(store(), { consumer: 'c', event, target: 't' }, refuse)).rejects.toThrow(Refusal);
    const broken = (): never => {
      throw new TypeError('broken');
    };
    const expected = { 'subsidies.claim.cap': () => [] };
    await expect(follow(store(), { consumer: 'c', event, target: 't', expected }, broken)).rejects.toThrow(TypeError);
    expect(doc()).toBeUndefined();
    await store().change('t', asked(), () => say(1));
    await expect(
      follow(store(), { consumer: 'c', event: { ...event, tenant: '371000' }, target: 't' }, refuse),
    ).rejects.toThrow(Refusal);
    expect(doc()).toMatchObject({ in: {} });
  });
});
