import { Refusal } from '@peiyu/domain/refusal.ts';
import { CommandCancelled, Conflict } from '../../errors.ts';
import { isPassing } from '../../messages/retry.ts';
import { uuidv7 } from '../../ids.ts';
import type { ChangeContext, Changed } from '../../store/aggregate.ts';
import { EVERYWHERE } from '../../store/aggregate.ts';
import { leaveSeat, note, object, openWindow, takeSeat } from './model/aggregates.ts';
import { TENANT } from './model/behaviour.ts';
import type { SimNode } from './sim-node.ts';
import { Died } from './world.ts';
import type { World } from './world.ts';

/** What a client knows of one command of its own. */
export interface Told {
  readonly commandId: string;
  readonly of: string;
  /** Every answer that came, in order; of one command all must be the same. */
  readonly answers: (Changed | string)[];
}

type Work = (node: SimNode, ctx: ChangeContext) => Promise<Changed>;

const LOST_RACES = 8;

/** The people of a run: each sends its commands one after another, and repeats what got no answer with the same id. */
export class Clients {
  readonly told: Told[] = [];
  readonly submitted = new Map<string, number>();
  readonly #world: World;
  #busy = 0;

  constructor(world: World) {
    this.#world = world;
  }

  get done(): boolean {
    return this.#busy === 0;
  }

  start(): void {
    const { dice } = this.#world;
    this.#begin(() => this.#adder());
    this.#begin(() => this.#adder());
    if (dice.chance(0.7)) this.#begin(() => this.#publisher('w0'));
    if (dice.chance(0.3)) this.#begin(() => this.#publisher('w1'));
    for (const who of ['a', 'b', 'c'].slice(0, dice.below(4))) this.#begin(() => this.#sitter(who));
    for (const batch of ['b0', 'b1'].slice(0, dice.below(3))) this.#begin(() => this.#issuer(batch));
    this.#begin(() => this.#calendar());
  }

  #begin(work: () => Promise<void>): void {
    this.#busy += 1;
    work().then(
      () => (this.#busy -= 1),
      (error: unknown) => this.#world.violations.add(`a client failed: ${String(error)}`),
    );
  }

  async #adder(): Promise<void> {
    const { dice } = this.#world;
    for (let n = 2 + dice.below(4); n > 0; n--) {
      const id = dice.pick(['s0', 's1']);
      const data = { amount: dice.pick([1, 2, 5, 5, 7]), poison: dice.chance(0.1), late: dice.chance(0.3) };
      await this.#send(`add ${id}`, (node, ctx) =>
        node.stores.sources.change(id, ctx, () => [{ type: 'src.added', data }]),
      );
      await this.#pause(1_500);
    }
  }

  async #publisher(id: string): Promise<void> {
    const { dice } = this.#world;
    await this.#send(`open ${id}`, (node, ctx) =>
      node.stores.windows.change(id, ctx, (state) => openWindow(state, ctx.at)),
    );
    for (let who = 1 + dice.below(3); who > 0; who--) this.#begin(() => this.#objector(id));
  }

  async #objector(id: string): Promise<void> {
    const { dice } = this.#world;
    for (let n = 1 + dice.below(3); n > 0; n--) {
      await this.#pause(4_000);
      if (dice.chance(0.3)) await this.#send(`note ${id}`, (node, ctx) => node.stores.windows.change(id, ctx, note));
      else await this.#send(`object ${id}`, (node, ctx) => node.stores.windows.change(id, ctx, object));
    }
  }

  async #sitter(who: string): Promise<void> {
    const { dice } = this.#world;
    for (let n = 1 + dice.below(3); n > 0; n--) {
      const key = dice.pick(['k0', 'k1']);
      const id = `${who}${n}`;
      const take: Work = async ({ reservations, stores }, ctx) => {
        if (!(await reservations.hold(key, { id, tenant: TENANT, commandId: ctx.commandId ?? '' })))
          throw new Refusal('subsidies.claim.duplicate');
        return stores.seats.change(id, ctx, (state) => takeSeat(state, key));
      };
      let taken = await this.#send(`take ${id}`, take);
      // Who got no answer, or a no, may ask anew for the same seat.
      if (!taken && dice.chance(0.5)) taken = await this.#send(`take ${id}`, take);
      await this.#pause(8_000);
      if (taken && dice.chance(0.6))
        await this.#send(`leave ${id}`, (node, ctx) => node.stores.seats.change(id, ctx, leaveSeat));
      await this.#pause(3_000);
    }
  }

  /** The same batch is asked for again and again, and is one job. */
  async #issuer(batch: string): Promise<void> {
    const { dice } = this.#world;
    // Now and then more rows than a job takes at once.
    const size = dice.chance(0.1) ? 17 + dice.below(3) : 1 + dice.below(4);
    this.submitted.set(batch, size);
    const request = {
      kind: 'issuing',
      tenant: TENANT,
      target: batch,
      content: batch,
      actor: { id: 'sim', role: 'sim' },
      at: this.#world.business.now(),
      corr: batch,
      payload: new Uint8Array(size),
    };
    for (let n = 1 + dice.below(3); n > 0; n--) {
      await this.#send(`issue ${batch}`, async ({ jobs }) => {
        const id = await jobs.submit(request);
        return { id, v: 0, seq: 0 };
      });
      await this.#pause(2_000);
    }
  }

  /** Moves the business clock, across several terms at once where it likes. */
  async #calendar(): Promise<void> {
    const { dice, business } = this.#world;
    for (let n = 4; n > 0; n--) {
      await this.#pause(5_000);
      if (dice.chance(0.2)) this.#world.mended = true;
      const hours = dice.pick([1, 30, 60, 70, 130]);
      business.set(new Date(Date.parse(business.now()) + hours * 3_600_000).toISOString());
    }
  }

  /** True when the command was acknowledged. */
  async #send(of: string, work: Work): Promise<boolean> {
    const { dice, interleaver, business } = this.#world;
    const commandId = uuidv7(interleaver.now(), dice);
    const told: Told = { commandId, of, answers: [] };
    this.told.push(told);
    for (let lostRaces = 0; lostRaces < LOST_RACES;) {
      try {
        const answer = await this.#world.ask(async (node) => {
          const ctx = {
            commandId,
            tenant: TENANT,
            scope: EVERYWHERE,
            at: business.now(),
            actor: { id: 'client', role: 'client' },
            cause: commandId,
            corr: commandId,
          };
          const changed = await work(node, ctx);
          told.answers.push(changed);
          return changed;
        });
        return answer !== undefined;
      } catch (error) {
        if (error instanceof Refusal) {
          told.answers.push(error.code);
          return false;
        }
        // Swept while nobody answered: the person asks again, which is a new command.
        if (error instanceof CommandCancelled) return this.#send(of, work);
        if (!(error instanceof Died) && !isPassing(error)) throw error;
        if (error instanceof Conflict) lostRaces += 1;
      }
      if (dice.chance(this.#world.faults().givesUp)) return false;
      await this.#pause(1_000);
    }
    return false;
  }

  #pause(longest: number): Promise<void> {
    return this.#world.sleep(this.#world.dice.below(longest));
  }
}
