import { isDeepStrictEqual } from 'node:util';
import type { DomainEvent, Envelope } from '@peiyu/domain/events/contract.ts';
import { CURSOR_COLLECTION } from '../../messages/cursors.ts';
import type { AggregateDefinition, AggregateDoc } from '../../store/aggregate.ts';
import { sourceOf } from '../../store/aggregate.ts';
import type { Said } from './archive-view.ts';
import { readArchive } from './archive-view.ts';
import { checkEffects } from './check-effects.ts';
import { checkModels } from './check-models.ts';
import type { Clients, Told } from './clients.ts';
import * as model from './model/aggregates.ts';
import type { World } from './world.ts';

/** Everything that is wrong with a platform at rest; nothing when nothing was lost and nothing doubled. */
export function check(world: World, clients: Clients): string[] {
  const said = readArchive(world);
  return [
    ...definitions.flatMap((definition) => checkAggregates(world, said, definition)),
    ...checkCursors(world, said),
    ...checkCommands(said, clients.told),
    ...checkEffects(world, said),
    ...checkModels(world, said, clients),
  ];
}

const definitions = [
  model.source,
  model.target,
  model.noticeWindow,
  model.seat,
  model.register,
  model.issue,
] as unknown as readonly AggregateDefinition<unknown, DomainEvent>[];

/** Each source is dense in the archive, and folding it again gives the stored state. */
function checkAggregates(world: World, said: Said, definition: AggregateDefinition<unknown, DomainEvent>): string[] {
  const docs = world.storage.contents(definition.collection) as readonly AggregateDoc<unknown>[];
  const known = new Set(docs.map(({ _id }) => sourceOf(definition.type, _id)));
  const strangers = [...said.keys()].filter((src) => src.startsWith(`${definition.type}/`) && !known.has(src));
  return [
    ...strangers.map((src) => `${src} is archived and not stored`),
    ...docs.flatMap((doc) => {
      const src = sourceOf(definition.type, doc._id);
      const events = said.get(src) ?? [];
      const dense = events.length === doc.oseq && events.every(({ seq }, i) => seq === i + 1);
      if (!dense) return [`${src} said ${doc.oseq}, archived ${events.map(({ seq }) => seq).join()}`];
      const folded = events.reduce<unknown>((state, event) => definition.evolve(state, event), undefined) ?? null;
      return [
        ...(isDeepStrictEqual(folded, doc.state) ? [] : [`${src} is not what its events say`]),
        ...(doc.ob.length > 0 ? [`${src} keeps what was sent`] : []),
      ];
    }),
  ];
}

function checkCursors(world: World, said: Said): string[] {
  return world.storage.contents(CURSOR_COLLECTION).flatMap(({ _id, seq }) => {
    const src = _id.slice(_id.indexOf('|') + 1);
    return Number(seq) <= (said.get(src)?.length ?? 0) ? [] : [`cursor ${_id} is ahead of its source`];
  });
}

/** An acknowledged command happened once; one without an answer at most once; a refused one never; all answers agree. */
function checkCommands(said: Said, told: readonly Told[]): string[] {
  const byCause = new Map<string, Envelope[]>();
  for (const event of [...said.values()].flat()) byCause.set(event.cause, [...(byCause.get(event.cause) ?? []), event]);
  return told
    .filter(({ of }) => !of.startsWith('issue'))
    .flatMap(({ commandId, of, answers }) => {
      const events = byCause.get(commandId) ?? [];
      const changed = answers.filter((answer) => typeof answer !== 'string');
      const refused = answers.length > changed.length;
      const last = changed.at(-1);
      return [
        ...(events.length > 1 ? [`${of} happened ${events.length} times`] : []),
        ...(last && events.length === 0 ? [`${of} was acknowledged and is lost`] : []),
        ...(refused && events.length > 0 ? [`${of} was refused and happened`] : []),
        ...(changed.some((answer) => answer.v !== last?.v || answer.seq !== last.seq)
          ? [`${of} was answered in two ways`]
          : []),
        ...(last && events[0] && events[0].seq !== last.seq ? [`${of} was answered with another's number`] : []),
      ];
    });
}
