import { describe, expect, it } from 'vitest';
import { systemRandom, uuidv7 } from '../ids.ts';
import { memoryDocuments } from '../mongo/memory.ts';
import { asked, say, talk } from '../testing/said.ts';
import { Store } from './store.ts';

const HOUR = 3_600_000;

describe('command ids and aggregate ids', () => {
  let now = Date.UTC(2026, 2, 9);
  const store = new Store(talk, {
    documents: memoryDocuments(),
    machine: { now: () => now },
    versionOf: () => 2,
    committed: () => undefined,
  });
  const commandId = (at: number): string => uuidv7(at, systemRandom);

  it('a command of a client whose clock runs ahead is remembered for as long as its id is accepted', async () => {
    const ahead = commandId(now + 20 * HOUR);
    const first = await store.change('t', asked({ commandId: ahead }), () => say(1));
    now += 30 * HOUR;
    await store.change('t', asked({ commandId: commandId(now) }), () => say(2));
    expect(await store.change('t', asked({ commandId: ahead }), () => say(1))).toEqual(first);
    now += 15 * HOUR;
    await expect(store.change('t', asked({ commandId: ahead }), () => say(1))).rejects.toThrow('kit.command.too-old');
  });

  it('an id with a dot is refused: no follower could keep a mark for it', async () => {
    await expect(store.change('a.b', asked({ commandId: commandId(now) }), () => say(1))).rejects.toThrow('no dot');
    expect(await store.find('a.b')).toBeUndefined();
  });
});
