import type { Envelope } from '@peiyu/domain/events/contract.ts';
import type { AggregateDoc } from '../../store/aggregate.ts';
import { IDLE_AMOUNT, REFUSED_AMOUNT } from './model/aggregates.ts';
import { FAR, NEAR, VIEW } from './model/behaviour.ts';
import type { Said } from './archive-view.ts';
import type { World } from './world.ts';

interface Route {
  readonly consumer: string;
  readonly target: string;
  readonly follows: (event: Envelope) => boolean;
}

const ROUTES: readonly Route[] = [
  { consumer: 'sim-fan', target: NEAR, follows: () => true },
  { consumer: 'sim-fan', target: FAR, follows: (event) => event.data['late'] === true },
  { consumer: 'sim-two', target: NEAR, follows: () => true },
];

const amountOf = (event: Envelope): number => Number(event.data['amount']);
const sum = (events: readonly Envelope[]): number => events.reduce((total, event) => total + amountOf(event), 0);

/** Every event had each of its effects once: on targets (rule A, twice over), in the ledger (rule B), in a view. */
export function checkEffects(world: World, said: Said): string[] {
  const sources = [...said].filter(([src]) => src.startsWith('source/'));
  const added = sources.flatMap(([, events]) => events);
  const shown = Number(world.storage.contents('views').find(({ _id }) => _id === VIEW)?.['total'] ?? 0);
  return [
    ...sources.flatMap(([src, events]) => ROUTES.flatMap((route) => checkRoute(world, said, { src, events, route }))),
    ...checkLedger(world, added),
    ...(shown === sum(added) ? [] : [`the view shows ${shown}, not ${sum(added)}`]),
  ];
}

function checkRoute(
  world: World,
  said: Said,
  { src, events, route: { consumer, target, follows } }: { src: string; events: readonly Envelope[]; route: Route },
): string[] {
  const wanted = events.filter(follows);
  const visible = wanted.filter((event) => amountOf(event) !== IDLE_AMOUNT);
  const effects = (said.get(`target/${target}`) ?? []).filter(
    ({ actor, cause }) => actor.id === consumer && cause.startsWith(`${src}/`),
  );
  const name = `${consumer} on ${target}`;
  const doc = world.storage.contents('targets').find(({ _id }) => _id === target) as AggregateDoc<unknown> | undefined;
  const mark = doc?.in[`${consumer}|${src}`] ?? 0;
  const last = wanted.at(-1)?.seq ?? 0;
  return [
    ...(mark === last ? [] : [`${name}: mark of ${src} is ${mark}, not ${last}`]),
    ...visible.flatMap((event) => {
      const mine = effects.filter(({ cause }) => cause === event.id);
      return mine.length === 1 ? [] : [`${name}: ${mine.length} effects of ${event.id}`];
    }),
    ...effects.flatMap((effect, i) => {
      const cause = events.find(({ id }) => id === effect.cause);
      const before = events.find(({ id }) => id === effects[i - 1]?.cause);
      const fits = cause && (effect.type === 'dst.credit-refused') === (amountOf(cause) === REFUSED_AMOUNT);
      return [
        ...(fits ? [] : [`${name}: ${effect.id} does not follow from ${effect.cause}`]),
        ...(before && cause && before.seq >= cause.seq ? [`${name}: ${cause.id} after ${before.id}`] : []),
      ];
    }),
  ];
}

function checkLedger(world: World, added: readonly Envelope[]): string[] {
  const rows = world.storage.contents('ledger');
  return [
    ...(rows.length === added.length ? [] : [`ledger has ${rows.length} rows for ${added.length} events`]),
    ...added.flatMap((event) => {
      const mine = rows.filter(({ of, amount }) => of === event.id && amount === amountOf(event));
      return mine.length === 1 ? [] : [`ledger has ${mine.length} rows of ${event.id}`];
    }),
  ];
}
