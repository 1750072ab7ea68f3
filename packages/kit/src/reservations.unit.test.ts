import { beforeEach, describe, expect, it } from 'vitest';
import type { Scheduler } from './clock.ts';
import { memoryDocuments } from './mongo/memory.ts';
import { RESERVATION_COLLECTION, Reservations } from './reservations.ts';

describe('Reservations', () => {
  let documents = memoryDocuments();
  let now = 0;
  /** Commands that have happened in their owner. */
  let happened = new Set<string>();
  let cancelled: string[] = [];
  let reservations = create();
  beforeEach(() => {
    documents = memoryDocuments();
    now = 1_000_000;
    happened = new Set();
    cancelled = [];
    reservations = create();
  });

  function create(): Reservations {
    return new Reservations(documents, {
      machine: { now: () => now },
      owners: {
        definition: { type: 'seat' },
        async cancelCommand(id, command) {
          if (happened.has(command.id)) return 'happened';
          cancelled.push(`${id} ${command.id} ${command.tenant}`);
          return 'cancelled';
        },
      },
    });
  }
  const by = (id: string, commandId = `${id}-1`) => ({ id, tenant: '371000', commandId });
  const held = (): string[] =>
    documents
      .contents(RESERVATION_COLLECTION)
      .map(({ _id, owner, status }) => `${_id} ${String(owner)} ${String(status)}`);

  it('gives a key to one of many', async () => {
    const answers = await Promise.all(['a', 'b', 'c'].map((id) => reservations.hold('k', by(id))));
    expect(answers).toEqual([true, false, false]);
    expect(held()).toEqual(['k a held']);
  });

  it('lets the same command in again, and another command of the same owner when it is confirmed', async () => {
    await reservations.hold('k', by('a'));
    expect(await reservations.hold('k', by('a'))).toBe(true);
    await reservations.confirm('k', 'a');
    expect(await reservations.hold('k', by('a', 'a-2'))).toBe(true);
    expect([held(), cancelled]).toEqual([['k a confirmed'], []]);
  });

  it('hands a hold over to another command of the same owner once the first is made impossible', async () => {
    await reservations.hold('k', by('a'));
    expect(await reservations.hold('k', by('a', 'a-2'))).toBe(true);
    expect(cancelled).toEqual(['a a-1 371000']);
    now += 30_000;
    happened.add('a-2');
    await reservations.sweep();
    expect(held()).toEqual(['k a confirmed']);
  });

  it('confirms instead of handing over where the first command has happened', async () => {
    await reservations.hold('k', by('a'));
    happened.add('a-1');
    expect(await reservations.hold('k', by('a', 'a-2'))).toBe(true);
    expect([held(), cancelled]).toEqual([['k a confirmed'], []]);
  });

  it('confirms and releases for its owner only, and twice is once', async () => {
    await reservations.hold('k', by('a'));
    await reservations.confirm('k', 'b');
    await reservations.release('k', 'b');
    expect(held()).toEqual(['k a held']);
    await reservations.confirm('k', 'a');
    await reservations.confirm('k', 'a');
    await reservations.release('k', 'a');
    await reservations.release('k', 'a');
    expect(held()).toEqual([]);
    expect(await reservations.hold('k', by('b'))).toBe(true);
  });

  it('frees an old hold only after its command was cancelled in the owner', async () => {
    await reservations.hold('k', by('a'));
    now += 29_999;
    await reservations.sweep();
    expect([held(), cancelled]).toEqual([['k a held'], []]);
    now += 1;
    await reservations.sweep();
    expect([held(), cancelled]).toEqual([[], ['a a-1 371000']]);
  });

  it('confirms an old hold whose command has happened', async () => {
    await reservations.hold('k', by('a'));
    happened.add('a-1');
    now += 30_000;
    await reservations.sweep();
    expect(held()).toEqual(['k a confirmed']);
    now += 30_000;
    await reservations.sweep();
    expect(held()).toEqual(['k a confirmed']);
  });

  it('does not free what another has taken while the sweeper was at it', async () => {
    await reservations.hold('k', by('a'));
    now += 30_000;
    const slow = new Reservations(documents, {
      machine: { now: () => now },
      owners: {
        definition: { type: 'seat' },
        async cancelCommand() {
          await reservations.release('k', 'a');
          await reservations.hold('k', by('b'));
          return 'cancelled';
        },
      },
    });
    await slow.sweep();
    expect(held()).toEqual(['k b held']);
  });

  it('sweeps by itself, and goes on after a failure', async () => {
    let tick: () => Promise<void> = () => Promise.resolve();
    const scheduler: Scheduler = {
      sleep: () => Promise.resolve(),
      every: (_, work) => {
        tick = work;
        return () => Promise.resolve();
      },
    };
    const errors: string[] = [];
    const whole = documents;
    let away = true;
    documents = { ...documents, find: (...args) => (away ? Promise.reject(new Error('away')) : whole.find(...args)) };
    reservations = create();
    await reservations.hold('k', by('a'));
    now += 30_000;
    const stop = reservations.start(scheduler, (error, source) => errors.push(`${source}: ${String(error)}`));
    await tick();
    expect([errors, held()]).toEqual([['reservations: Error: away'], ['k a held']]);
    away = false;
    await tick();
    expect(held()).toEqual([]);
    await stop();
  });
});
