/** A textual patch of one real module that breaks one rule of the protocol. A patch that does not apply fails. */
export interface Mutant {
  readonly name: string;
  /** What it takes away, and where the rule stands (messages.md). */
  readonly breaks: string;
  /** Below `packages/kit/src`. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const STORE = 'store/store.ts';
const RELAY = 'messages/relay.ts';
const CONSUMER = 'messages/consumer.ts';
const SWEEPER = 'reservations.ts';

/** The simulator must find something wrong with each of these; what it cannot see it does not guard. */
export const MUTANTS: readonly Mutant[] = [
  {
    name: 'no-command-id',
    breaks: '2: a known command id gives its first answer',
    file: STORE,
    from: 'doc?.cmds.find((entry) => entry.id === commandId)',
    to: 'doc?.cmds.find(() => false)',
  },
  {
    name: 'commit-without-compare-and-set',
    breaks: '3: the filter of the one update holds the version',
    file: STORE,
    from: '{ _id: doc._id, tenant: doc.tenant, v: doc.v },',
    to: '{ _id: doc._id, tenant: doc.tenant },',
  },
  {
    name: 'outbox-time-not-set-again',
    breaks: '7: a clear between load and commit does not raise v, so obAt is set by every commit that says something',
    file: STORE,
    from: '...(next.events.length > 0 ? { obAt } : {}),',
    to: '...(next.events.length > 0 && doc.obAt === null ? { obAt } : {}),',
  },
  {
    name: 'outbox-time-without-event',
    breaks: '7: a commit that says nothing leaves obAt to the relay',
    file: STORE,
    from: '...(next.events.length > 0 ? { obAt } : {}),',
    to: '...(unsent.length > 0 ? { obAt: doc.obAt ?? machineNow } : {}),',
  },
  {
    name: 'mark-without-consumer',
    breaks: '9: the mark is kept per consumer',
    file: 'messages/policy.ts',
    from: 'mark: `${consumer}|${event.src}`',
    to: 'mark: event.src',
  },
  {
    name: 'mark-ignored',
    breaks: '9: an event at or below the mark is skipped',
    file: STORE,
    from: "if (doc && (doc.in[from.mark] ?? 0) >= from.event.seq) return 'skipped';",
    to: '',
  },
  {
    name: 'mark-only-with-effect',
    breaks: '9: the mark moves also when nothing follows',
    file: STORE,
    from: '      next.apply(decide(next.state));\n      return this.#commit(next, { doc, commandId: null, mark',
    to: "      next.apply(decide(next.state));\n      if (next.events.length === 0) return 'skipped';\n      return this.#commit(next, { doc, commandId: null, mark",
  },
  {
    name: 'mark-before-effect',
    breaks: '9: effect and mark in one write (inbox row first)',
    file: STORE,
    from: '      const next = this.#begin(id, doc, from.ctx);',
    to: '      if (doc && !(await this.#write(doc, { $set: { [`in.${from.mark}`]: from.event.seq } }))) return undefined;\n      const next = this.#begin(id, doc, from.ctx);',
  },
  {
    name: 'mark-after-effect',
    breaks: '9: effect and mark in one write (inbox row after)',
    file: STORE,
    from: '      return this.#commit(next, { doc, commandId: null, mark: { key: from.mark, seq: from.event.seq } });',
    to: '      const done = await this.#commit(next, { doc, commandId: null });\n      const after = await this.load(id);\n      if (done && after) await this.#write(after, { $set: { [`in.${from.mark}`]: from.event.seq } });\n      return done;',
  },
  {
    name: 'fact-not-keyed-by-event',
    breaks: '9: an inserted effect is named by consumer and event',
    file: 'messages/projection.ts',
    from: 'const _id = `${target.consumer}|${target.event.id}',
    to: 'const _id = `${target.consumer}|${performance.now()}|${target.event.id}',
  },
  {
    name: 'view-without-compare-and-set',
    breaks: '9: effect and mark of a view in one compare-and-set',
    file: 'messages/projection.ts',
    from: '{ _id: id, tenant, v: doc.v }, update',
    to: '{ _id: id, tenant }, update',
  },
  {
    name: 'clear-everything',
    breaks: '7: only what was sent is cleared',
    file: RELAY,
    from: '{ filter: { _id: id, tenant, oseq: seq }, update: { ...sent, $set: { obAt: null } } }',
    to: '{ filter: { _id: id, tenant }, update: { $set: { ob: [], obAt: null } } }',
  },
  {
    name: 'clear-forgets-newer',
    breaks: '7: obAt becomes null only where nothing newer was said',
    file: RELAY,
    from: '{ filter: { _id: id, tenant, oseq: seq }, update',
    to: '{ filter: { _id: id, tenant }, update',
  },
  {
    name: 'clear-left-to-stale-look',
    breaks: '7: only something newer that waits takes over the clearing',
    file: RELAY,
    from: 'const newer = (this.#waiting.get(source)?.unsent.at(-1)?.seq ?? 0) > last.seq;',
    to: 'const newer = this.#waiting.has(source);',
  },
  {
    name: 'clear-before-publish',
    breaks: '6: archive, publish, clear, in this order',
    file: RELAY,
    from: '        await this.#deps.bus.publish(unsent);\n',
    to: '        await this.#clear(batch.collection, [{ id: idOf(last), tenant: last.tenant, seq: last.seq, newer: false }]);\n        await this.#deps.bus.publish(unsent);\n',
  },
  {
    name: 'publish-before-archive',
    breaks: '6: archive, publish, clear, in this order',
    file: RELAY,
    from: '        await this.#archiving.add(unsent);\n        await this.#deps.bus.publish(unsent);\n',
    to: '        await this.#deps.bus.publish(unsent);\n        await this.#archiving.add(unsent);\n',
  },
  {
    name: 'archive-failure-ignored',
    breaks: '6: what is not archived is not published and not cleared',
    file: RELAY,
    from: 'await this.#archiving.add(unsent);',
    to: 'await this.#archiving.add(unsent).catch(() => undefined);',
  },
  {
    name: 'publish-on-enqueue',
    breaks: '17: publish resolves only when every subscriber has applied or parked',
    file: 'bus/embedded.ts',
    from: '    try {\n      await all;\n    } finally {\n      this.#underWay.delete(all);\n    }\n    await Promise.all(deliveries);\n',
    to: '    void all.finally(() => this.#underWay.delete(all));\n',
  },
  {
    name: 'key-order-lost',
    breaks: '8: one source after another per consumer',
    file: CONSUMER,
    from: 'await this.#turns.run(event.src, () => untilApplied(() => this.#take(event), this.#deps));',
    to: 'void untilApplied(() => this.#take(event), this.#deps);',
  },
  {
    name: 'gap-skipped',
    breaks: '10: a gap is fetched from the archive',
    file: CONSUMER,
    from: 'const reached = await this.#fetchGap(event, { cursor, take: (missing) => this.#applyOrPark(missing) });',
    to: 'const reached = cursor < event.seq ? event.seq - 1 : cursor;',
  },
  {
    name: 'cursor-before-effect',
    breaks: '10: the cursor moves after the effects',
    file: CONSUMER,
    from: '    await this.#applyOrPark(event);\n    this.#moveCursor(event);\n',
    to: '    this.#moveCursor(event);\n    await this.#applyOrPark(event);\n',
  },
  {
    name: 'poison-dropped',
    breaks: '11: what cannot be applied is parked',
    file: CONSUMER,
    from: '      await this.#park(event, error);\n    }\n  }\n',
    to: '    }\n  }\n',
  },
  {
    name: 'nothing-waits-behind-parked',
    breaks: '11: later events of the same aggregate queue behind a parked one',
    file: CONSUMER,
    from: 'if (first && first.seq <= event.seq) return',
    to: 'if (first && first.seq < 0) return',
  },
  {
    name: 'parked-elsewhere-unseen',
    breaks: '11: what another process parked blocks here too',
    file: 'messages/cursors.ts',
    from: 'if (seq > 0) await look();',
    to: '',
  },
  {
    name: 'redrive-does-not-wait',
    breaks: '11: redrive in order, removing only what was applied',
    file: CONSUMER,
    from: '        await this.#apply(parked.event);\n        if (parked.seq',
    to: '        void this.#apply(parked.event).catch(() => undefined);\n        if (parked.seq',
  },
  {
    name: 'timer-without-compare-and-set',
    breaks: '12: a timer fires by compare-and-set',
    file: STORE,
    from: "return next.events.length === 0 ? 'nothing' : this.#commit(next, { doc, commandId: null });",
    to: "const set = { oseq: next.seq, state: next.state ?? null, dueAt: next.dueAt, obAt: this.#deps.machine.now() };\n      await this.#deps.documents.updateOne(this.definition.collection, { _id: id }, { $set: set, $inc: { v: 1 }, $push: { ob: { $each: next.events } } });\n      return 'nothing';",
  },
  {
    name: 'late-command-before-timer',
    breaks: '12: a command that comes late takes the timer step first',
    file: STORE,
    from: '      next.takeDueSteps();\n      const before = next.events.length;\n',
    to: '      const before = next.events.length;\n',
  },
  {
    name: 'timer-at-poll-time',
    breaks: '12: the business time of a timer is its dueAt',
    file: 'store/transition.ts',
    from: '{ at: due, actor: TIMER',
    to: '{ at: this.#ctx.at, actor: TIMER',
  },
  {
    name: 'sweeper-frees-by-clock',
    breaks: '4: the sweeper cancels the command in the owner first',
    file: SWEEPER,
    from: 'await this.#owners.cancelCommand(hold.owner, { id: hold.commandId, tenant: hold.ownerTenant });',
    to: "'cancelled' as string;",
  },
  {
    name: 'sweeper-reads-then-frees',
    breaks: '4: a look at the owner is not enough, a late commit must miss',
    file: SWEEPER,
    from: 'await this.#owners.cancelCommand(hold.owner, { id: hold.commandId, tenant: hold.ownerTenant });',
    to: "(await (this.#owners as unknown as { load(id: string): Promise<unknown> }).load(hold.owner)) ? 'happened' : 'cancelled';",
  },
  {
    name: 'cancelled-command-commits',
    breaks: '4: a cancelled command meets its cancellation',
    file: STORE,
    from: 'if (commandId && doc?.cancelled.includes(commandId)) throw new CommandCancelled();',
    to: '',
  },
  {
    name: 'hold-of-another',
    breaks: '4: a key has one owner',
    file: SWEEPER,
    from: 'return held?.owner === owner.id &&',
    to: 'return held !== undefined || ',
  },
  {
    name: 'release-of-another',
    breaks: "4: another owner's hold stays",
    file: SWEEPER,
    from: 'await this.#documents.deleteOne(RESERVATION_COLLECTION, { _id: key, owner });',
    to: 'await this.#documents.deleteOne(RESERVATION_COLLECTION, { _id: key });',
  },
  {
    name: 'batch-reserves-again',
    breaks: '18: a batch gets its range once, whoever asks again',
    file: 'testing/simulator/model/aggregates.ts',
    from: 'return state?.ranges[batch] ? [] : [',
    to: 'return [',
  },
  {
    name: 'job-forgets-rows',
    breaks: '10b: a killed job goes on where it was',
    file: 'jobs/jobs.ts',
    from: '      const from = job.next;\n',
    to: '      const from = job.next;\n      await this.#documents.updateOne(JOB_COLLECTION, { _id: id }, { $set: { next: from + WINDOW } });\n',
  },
];
