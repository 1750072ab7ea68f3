import { beforeEach, describe, expect, it } from 'vitest';
import { systemRandom, uuidv7 } from '../ids.ts';
import { memoryDocuments } from '../mongo/memory.ts';
import { asked } from '../testing/said.ts';
import type { Window } from '../testing/simulator/model/aggregates.ts';
import { noticeWindow, note, object, openWindow } from '../testing/simulator/model/aggregates.ts';
import type { WindowEvent } from '../testing/simulator/model/contracts.ts';
import type { AggregateDefinition, AggregateDoc } from './aggregate.ts';
import { Store } from './store.ts';

/** Opened 2026-03-09, closes on the 14th, settles on the 16th. */
const OPENED = '2026-03-09T01:00:00.000Z';
const CLOSES = '2026-03-14T01:00:00.000Z';
const SETTLES = '2026-03-16T01:00:00.000Z';
const NOW = Date.parse(OPENED);

describe('an aggregate with terms', () => {
  let documents = memoryDocuments();
  let store = storeOf(noticeWindow);
  beforeEach(async () => {
    documents = memoryDocuments();
    store = storeOf(noticeWindow);
    await store.change('w', at(OPENED), (state) => openWindow(state, OPENED));
  });

  function storeOf<S>(definition: AggregateDefinition<S, WindowEvent>): Store<S, WindowEvent> {
    return new Store(definition, {
      documents,
      machine: { now: () => NOW },
      versionOf: () => 1,
      committed: () => undefined,
    });
  }
  const at = (moment: string) => asked({ commandId: uuidv7(NOW, systemRandom), at: moment });
  const doc = (): AggregateDoc<Window> => {
    const [only] = documents.contents('windows') as readonly AggregateDoc<Window>[];
    if (!only) throw new Error('no window is stored');
    return only;
  };
  const said = (): string[] => doc().ob.map(({ type, at: moment, actor }) => `${type} ${moment} ${actor.role}`);

  it('keeps its next moment where the poll looks for it', async () => {
    expect(doc().dueAt).toBe(CLOSES);
    await store.fire('w', CLOSES);
    expect(doc().dueAt).toBe(SETTLES);
    await store.fire('w', SETTLES);
    expect(doc().dueAt).toBeNull();
  });

  it('does nothing before its moment, for what is absent, and a second time', async () => {
    expect(await store.fire('w', '2026-03-14T00:59:59.999Z')).toBe('nothing');
    expect(await store.fire('absent', SETTLES)).toBe('nothing');
    await Promise.all([1, 2, 3].map(() => storeOf(noticeWindow).fire('w', CLOSES)));
    expect(said()).toEqual([`win.opened ${OPENED} test`, `win.closed ${CLOSES} timer`]);
  });

  it('takes all steps that a jump of the clock has passed, each at its own moment', async () => {
    await store.fire('w', '2027-01-01T00:00:00.000Z');
    expect(said().slice(1)).toEqual([`win.closed ${CLOSES} timer`, `win.settled ${SETTLES} timer`]);
  });

  it('takes the step before a command that comes late, in the same write', async () => {
    const late = '2026-03-15T00:00:00.000Z';
    await store.change('w', at(late), note);
    expect(said().slice(1)).toEqual([`win.closed ${CLOSES} timer`, `win.noted ${late} test`]);
    expect(doc()).toMatchObject({ v: 2, oseq: 3, dueAt: SETTLES });
  });

  it('takes the step before a reaction to a late event', async () => {
    const event = { ...doc().ob[0], seq: 1 } as Parameters<typeof store.react>[1]['event'];
    await store.react('w', { mark: 'c|x', event, ctx: at(SETTLES) }, note);
    expect(said().slice(1)).toEqual([
      `win.closed ${CLOSES} timer`,
      `win.settled ${SETTLES} timer`,
      `win.noted ${SETTLES} test`,
    ]);
  });

  it('refuses a command that is late although nobody has polled, and writes nothing', async () => {
    await expect(store.change('w', at(CLOSES), object)).rejects.toThrow('subsidies.notice.objection-late');
    expect(said()).toEqual([`win.opened ${OPENED} test`]);
    await store.change('w', at('2026-03-14T00:59:59.999Z'), object);
    expect(doc().state?.objections).toBe(1);
  });

  it('fails, instead of turning for ever, when a step does not move its term on', async () => {
    const stuck = {
      ...noticeWindow,
      timer: { dueAt: () => CLOSES, step: (): WindowEvent[] => [{ type: 'win.noted', data: {} }] },
    };
    await expect(storeOf(stuck).fire('w', CLOSES)).rejects.toThrow('does not move on');
    const silent = { ...noticeWindow, timer: { dueAt: () => CLOSES, step: (): WindowEvent[] => [] } };
    await expect(storeOf(silent).fire('w', CLOSES)).rejects.toThrow('does not move on');
  });
});
