import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Busy, Conflict, Invalid, NotFound } from '../errors.ts';
import { systemRandom, uuidv7 } from '../ids.ts';
import type { Documents } from '../mongo/documents.ts';
import { asked, say, saidBy, talk } from '../testing/said.ts';
import type { SaidEvent, Talk } from '../testing/said.ts';
import type { AggregateDefinition, AggregateDoc, ChangeContext } from './aggregate.ts';
import { Store } from './store.ts';
import { COMMAND_MEMORY, OUTBOX_CAP } from './transition.ts';

const HOUR = 3_600_000;
const WEIHAI = { from: '371000', to: '371000' };
const HEZE = { from: '371700', to: '371700' };
const PROVINCE = { from: '370000', to: '379999' };

/** The suite of the store, above any implementation of `Documents`. */
export function storeFeatures(
  name: string,
  open: () => Promise<{ documents: Documents; close(): Promise<void> }>,
): void {
  describe(`store: ${name}`, () => {
    let opened: Awaited<ReturnType<typeof open>>;
    let documents: Documents;
    let id = '';
    let now = Date.UTC(2026, 2, 9);
    let count = 0;
    beforeAll(async () => {
      opened = await open();
      documents = opened.documents;
      await storeOf().ensureIndexes();
    });
    afterAll(() => opened.close());
    beforeEach(() => {
      count += 1;
      id = `t${count}`;
      now = Date.UTC(2026, 2, 9);
    });

    const committed: string[] = [];
    function storeOf(
      definition: Partial<AggregateDefinition<Talk, SaidEvent>> = {},
      on: Documents = documents,
    ): Store<Talk, SaidEvent> {
      return new Store(
        { ...talk, ...definition },
        {
          documents: on,
          machine: { now: () => now },
          versionOf: () => 2,
          committed: (_, source, unsent) => committed.push(`${source} ${unsent.map(({ seq }) => seq).join()}`),
        },
      );
    }
    const commandId = (at = now): string => uuidv7(at, systemRandom);
    const as = (rest: Partial<ChangeContext> = {}): ChangeContext => asked({ commandId: commandId(), ...rest });
    const stored = async (): Promise<AggregateDoc<Talk>> => {
      const doc = await documents.findOne<AggregateDoc<Talk>>('talks', { _id: id });
      if (!doc) throw new Error(`${id} is not stored`);
      return doc;
    };
    /** What the relay does after it has sent everything. */
    const clear = async (): Promise<void> => {
      const { oseq, tenant } = await stored();
      const filter = { _id: id, tenant, oseq };
      await documents.updateEach('talks', [
        { filter, update: { $pull: { ob: { seq: { $lte: oseq } } }, $set: { obAt: null } } },
      ]);
    };
    /** Something else happens between the store's reading and its writing. */
    const before = (write: () => Promise<unknown>): Documents => ({
      ...documents,
      findOne: (...args) => documents.findOne(...args),
      async updateOne(...args) {
        await write();
        return documents.updateOne(...args);
      },
    });

    describe('a change', () => {
      it('writes state, events, command and outbox time in one document, and wakes the relay', async () => {
        const ctx = as({ actor: { id: 'a1', role: 'ti.teacher' }, corr: 'c1' });
        expect(await storeOf().change(id, ctx, () => say(7, 8))).toEqual({ id, v: 1, seq: 2 });
        const doc = await stored();
        expect(doc).toMatchObject({
          tenant: '371000',
          v: 1,
          oseq: 2,
          obAt: now,
          dueAt: null,
          state: { heard: [7, 8] },
        });
        expect(doc.cmds).toEqual([{ id: ctx.commandId, at: now, v: 1, seq: 2 }]);
        expect(doc.ob[1]).toEqual(
          saidBy(id, 2, { data: { n: 8, text: '' }, actor: ctx.actor, cause: ctx.cause, corr: 'c1', at: ctx.at }),
        );
        expect(committed.at(-1)).toBe(`talk/${id} 1,2`);
      });

      it('writes nothing when nothing is said', async () => {
        expect(await storeOf().change(id, as(), () => [])).toEqual({ id, v: 0, seq: 0 });
        expect(await documents.findOne('talks', { _id: id })).toBeUndefined();
      });

      it('writes nothing when the decision refuses', async () => {
        const refuse = (): never => {
          throw new RangeError('no');
        };
        await expect(storeOf().change(id, as(), refuse)).rejects.toThrow(RangeError);
        expect(await documents.findOne('talks', { _id: id })).toBeUndefined();
      });

      it('happens once however often its command id comes, and keeps its first answer', async () => {
        const ctx = as();
        const first = await storeOf().change(id, ctx, () => say(1));
        await storeOf().change(id, as(), () => say(2));
        const again = await Promise.all([1, 2, 3].map(() => storeOf().change(id, ctx, () => say(9))));
        expect(again).toEqual([first, first, first]);
        expect((await stored()).state).toEqual({ heard: [1, 2] });
      });

      it('happens once when two instances create with the same command id at the same time', async () => {
        const ctx = as();
        const answers = await Promise.all([1, 2, 3, 4].map(() => storeOf().change(id, ctx, () => say(1))));
        expect(answers).toEqual(answers.map(() => ({ id, v: 1, seq: 1 })));
        expect((await stored()).state).toEqual({ heard: [1] });
      });

      it('loses none of many at once, where a lost race is repeated with the same id', async () => {
        const stores = [storeOf(), storeOf()];
        const insist = async (n: number, ctx: ChangeContext): Promise<void> => {
          try {
            await stores[n % 2]?.change(id, ctx, () => say(n));
          } catch (error) {
            if (!(error instanceof Conflict)) throw error;
            await insist(n, ctx);
          }
        };
        await Promise.all(Array.from({ length: 20 }, (_, n) => insist(n, as())));
        const { state, oseq, ob } = await stored();
        expect(state?.heard.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n));
        expect([oseq, ob.length]).toEqual([20, 20]);
      });

      it('gives up after 8 lost races with a conflict', async () => {
        await storeOf().change(id, as(), () => say(1));
        let decided = 0;
        const raced = before(() => documents.updateOne('talks', { _id: id }, { $inc: { v: 1 } }));
        const change = storeOf({}, raced).change(id, as(), () => {
          decided += 1;
          return say(2);
        });
        await expect(change).rejects.toThrow(Conflict);
        expect(decided).toBe(8);
        expect((await stored()).state).toEqual({ heard: [1] });
      });
    });

    describe('the command memory', () => {
      it('refuses, to be tried again, what would push out a command younger than a day', async () => {
        const store = storeOf();
        for (let n = 0; n < COMMAND_MEMORY.entries; n++) {
          now += 60_000;
          await store.change(id, as(), () => say(n));
          await clear();
        }
        await expect(store.change(id, as(), () => say(99))).rejects.toThrow(Busy);
        expect((await stored()).state?.heard).toHaveLength(COMMAND_MEMORY.entries);
        now = Date.UTC(2026, 2, 9) + 24 * HOUR + 60_001;
        await store.change(id, as(), () => say(99));
        expect((await stored()).cmds).toHaveLength(COMMAND_MEMORY.entries);
        expect((await stored()).state?.heard.at(-1)).toBe(99);
      });

      it('refuses ids older than it remembers, from the future, or without a time', async () => {
        const change = (commandId_: string): Promise<unknown> =>
          storeOf().change(id, as({ commandId: commandId_ }), () => say(1));
        await expect(change(commandId(now - 24 * HOUR - 1))).rejects.toThrow('kit.command.too-old');
        await expect(change(commandId(now + 24 * HOUR + 1))).rejects.toThrow(Invalid);
        await expect(change('7f2c1e9e-6ff4-4c43-9f58-0c7d3f0b7a11')).rejects.toThrow(Invalid);
        await expect(change('x')).rejects.toThrow(Invalid);
        await change(commandId(now - 24 * HOUR + 1000));
      });

      it('is not kept where each command is idempotent by a key of its own', async () => {
        const store = storeOf({ hot: true });
        const ctx = as();
        await store.change(id, ctx, () => say(1));
        await store.change(id, ctx, (state) => (state?.heard.includes(1) ? [] : say(1)));
        expect(await stored()).toMatchObject({ cmds: [], state: { heard: [1] } });
      });
    });

    describe('a tenant', () => {
      it('cannot tell what is foreign from what is absent', async () => {
        const store = storeOf();
        await store.change(id, as(), () => say(1));
        await expect(store.get(id, HEZE)).rejects.toThrow(NotFound);
        await expect(store.get('absent', HEZE)).rejects.toThrow(NotFound);
        await expect(store.change(id, as({ tenant: '371700', scope: HEZE }), () => say(2))).rejects.toThrow(NotFound);
        expect(await store.find(id, HEZE)).toBeUndefined();
        expect((await store.get(id, WEIHAI)).state).toEqual({ heard: [1] });
        expect((await store.get(id, PROVINCE)).tenant).toBe('371000');
      });

      it('lists its own only', async () => {
        const store = storeOf();
        await store.change(`${id}-w`, as(), () => say(count));
        await store.change(`${id}-h`, as({ tenant: '371700' }), () => say(count));
        const list = async (scope: typeof WEIHAI): Promise<string[]> =>
          (await store.list(scope, { 'state.heard': count }, { sort: { _id: 1 }, limit: 10 })).map((one) => one.id);
        expect(await list(WEIHAI)).toContain(`${id}-w`);
        expect(await list(WEIHAI)).not.toContain(`${id}-h`);
        expect(await list(PROVINCE)).toEqual(expect.arrayContaining([`${id}-w`, `${id}-h`]));
      });

      it('is none for a record of the platform, whoever asks', async () => {
        const store = storeOf({ platform: true });
        await store.change(id, as(), () => say(1));
        await store.change(id, as({ tenant: '371700', scope: HEZE }), () => say(2));
        expect(await stored()).toMatchObject({ tenant: '*', state: { heard: [1, 2] } });
      });
    });

    describe('the outbox', () => {
      it('is full at its cap: refused, to be tried again, and nothing is dropped', async () => {
        const store = storeOf();
        await store.change(id, as(), () => say(...Array.from({ length: OUTBOX_CAP.events }, (_, n) => n)));
        await expect(store.change(id, as(), () => say(99))).rejects.toThrow(Busy);
        expect((await stored()).ob).toHaveLength(OUTBOX_CAP.events);
        await clear();
        await store.change(id, as(), () => say(99));
        expect((await stored()).ob.map(({ seq }) => seq)).toEqual([OUTBOX_CAP.events + 1]);
      });

      it('is full at its bytes, too', async () => {
        const long = (): SaidEvent[] => [
          { type: 'talk.said', data: { n: 1, text: 'x'.repeat(OUTBOX_CAP.bytes - 2_000) } },
        ];
        await storeOf().change(id, as(), long);
        await expect(
          storeOf().change(id, as(), () => [{ type: 'talk.said', data: { n: 2, text: 'x'.repeat(2_000) } }]),
        ).rejects.toThrow(Busy);
      });

      it('keeps its time when it is cleared between the reading and the writing of a commit', async () => {
        await storeOf().change(id, as(), () => say(1));
        await storeOf({}, before(clear)).change(id, as(), () => say(2));
        const { ob, obAt } = await stored();
        expect([ob.map(({ seq }) => seq), obAt]).toEqual([[2], now]);
      });

      it('gets no time from a commit that says nothing, when it is cleared meanwhile', async () => {
        await storeOf().change(id, as(), () => say(1));
        await storeOf({}, before(clear)).react(id, { mark: 'c|talk/x', event: saidBy('x', 1), ctx: as() }, () => []);
        expect(await stored()).toMatchObject({ ob: [], obAt: null, in: { 'c|talk/x': 1 } });
      });
    });

    describe('a reaction', () => {
      const reactTo = (consumer: string, seq: number, events: readonly SaidEvent[]): Promise<unknown> =>
        storeOf().react(
          id,
          { mark: `${consumer}|talk/x`, event: saidBy('x', seq), ctx: as({ commandId: null }) },
          () => events,
        );

      it('happens once per consumer, and never for an older event', async () => {
        expect(await reactTo('one', 3, say(3))).toEqual({ id, v: 1, seq: 1 });
        expect(await reactTo('one', 3, say(3))).toBe('skipped');
        expect(await reactTo('one', 2, say(2))).toBe('skipped');
        expect(await reactTo('two', 3, say(33))).toEqual({ id, v: 2, seq: 2 });
        expect(await reactTo('one', 7, say(7))).toEqual({ id, v: 3, seq: 3 });
        expect(await stored()).toMatchObject({
          state: { heard: [3, 33, 7] },
          in: { 'one|talk/x': 7, 'two|talk/x': 3 },
          cmds: [],
        });
      });

      it('leaves its mark where nothing follows, also on what does not exist yet', async () => {
        await reactTo('one', 1, []);
        expect(await stored()).toMatchObject({ state: null, v: 1, oseq: 0, obAt: null, in: { 'one|talk/x': 1 } });
        expect(await storeOf().find(id)).toBeUndefined();
        expect(await reactTo('one', 1, say(1))).toBe('skipped');
        await storeOf().change(id, as(), (state) => (state ? [] : say(5)));
        expect(await stored()).toMatchObject({ state: { heard: [5] }, in: { 'one|talk/x': 1 } });
      });

      it('happens once when it comes to many instances at once', async () => {
        const all = await Promise.all(Array.from({ length: 8 }, () => reactTo('one', 1, say(1))));
        expect(all.filter((answer) => answer !== 'skipped')).toHaveLength(1);
        expect((await stored()).state).toEqual({ heard: [1] });
      });
    });

    describe('a cancelled command', () => {
      const cancel = (command: string): Promise<string> =>
        storeOf().cancelCommand(id, { id: command, tenant: '371000' });

      it('can no longer happen, before its aggregate exists and after; others can', async () => {
        const [first, second] = [commandId(), commandId()];
        expect(await cancel(first)).toBe('cancelled');
        expect(await cancel(first)).toBe('cancelled');
        await expect(storeOf().change(id, as({ commandId: first }), () => say(1))).rejects.toThrow(Conflict);
        expect(await storeOf().find(id)).toBeUndefined();
        await storeOf().change(id, as(), () => say(2));
        expect(await cancel(second)).toBe('cancelled');
        await expect(storeOf().change(id, as({ commandId: second }), () => say(3))).rejects.toThrow(Conflict);
        expect((await stored()).state).toEqual({ heard: [2] });
      });

      it('is told apart from one that happened', async () => {
        const ctx = as();
        await storeOf().change(id, ctx, () => say(1));
        expect(await cancel(ctx.commandId ?? '')).toBe('happened');
        expect((await stored()).cancelled).toEqual([]);
      });

      it('and its commit exclude each other', async () => {
        const ctx = as();
        const [cancelled, changed] = await Promise.allSettled([
          cancel(ctx.commandId ?? ''),
          storeOf().change(id, ctx, () => say(1)),
        ]);
        const happened = cancelled.status === 'fulfilled' && cancelled.value === 'happened';
        expect(happened).toBe(changed.status === 'fulfilled');
      });
    });

    describe('a state of an older schema', () => {
      interface Old {
        readonly n: number;
      }
      const newer = storeVersion2();

      it('is read in the newest shape and written back in it', async () => {
        await documents.insertOne('talks', {
          _id: id,
          tenant: '371000',
          v: 4,
          oseq: 1,
          sv: 1,
          state: { n: 5 },
          cmds: [],
          cancelled: [],
          ob: [],
          obAt: null,
          dueAt: null,
          in: {},
        });
        const store = storeOf(newer);
        expect((await store.get(id, WEIHAI)).state).toEqual({ heard: [5] });
        expect((await store.list(WEIHAI, { _id: id }, { limit: 1 }))[0]?.state).toEqual({ heard: [5] });
        await store.change(id, as(), () => say(6));
        expect(await stored()).toMatchObject({ sv: 2, v: 5, state: { heard: [5, 6] } });
        expect((await store.get(id, WEIHAI)).state).toEqual({ heard: [5, 6] });
      });

      function storeVersion2(): Partial<AggregateDefinition<Talk, SaidEvent>> {
        return { schema: { version: 2, upcast: (state) => ({ heard: [(state as Old).n] }) } };
      }
    });
  });
}
