import type { Envelope } from '@peiyu/domain/events/contract.ts';
import { RESERVATION_COLLECTION } from '../../reservations.ts';
import type { AggregateDoc } from '../../store/aggregate.ts';
import type { Said } from './archive-view.ts';
import type { Clients } from './clients.ts';
import type { Issue, Register, Seat } from './model/aggregates.ts';
import { settlesAt } from './model/aggregates.ts';
import { REGISTER } from './model/behaviour.ts';
import type { World } from './world.ts';

/** What each kind of aggregate promises by itself: terms, keys, numbers. */
export function checkModels(world: World, said: Said, clients: Clients): string[] {
  const windows = [...said].filter(([src]) => src.startsWith('window/'));
  return [
    ...windows.flatMap(([src, events]) => checkWindow(src, events)),
    ...checkNotices(world, windows.length),
    ...checkSeats(world),
    ...checkNumbers(world, clients),
  ];
}

/** Steps at their own moment, once, whenever they were taken; no objection after the end. */
function checkWindow(src: string, events: readonly Envelope[]): string[] {
  const closesAt = String(events[0]?.data['closesAt']);
  const moments = [closesAt, settlesAt({ closesAt })];
  const steps = events.filter(({ type }) => type === 'win.closed' || type === 'win.settled');
  const objections = events.filter(({ type }) => type === 'win.objected');
  const taken = steps.map(({ type, at }) => `${type} ${at}`).join();
  const due = `win.closed ${moments[0]},win.settled ${moments[1]}`;
  return [
    ...(taken === due ? [] : [`${src} took ${taken || 'no step'} instead of ${due}`]),
    ...(steps[0]?.data['objections'] === objections.length ? [] : [`${src} closed with another number of objections`]),
    ...objections.filter(({ at }) => at >= closesAt).map(({ id }) => `${id} is an objection after the end`),
  ];
}

function checkNotices(world: World, windows: number): string[] {
  const notices = world.storage.contents('notices').length;
  return notices === 2 * windows ? [] : [`${notices} notices for ${windows} windows`];
}

function checkSeats(world: World): string[] {
  const seats = world.storage.contents('seats') as readonly AggregateDoc<Seat>[];
  const taken = seats
    .filter(({ state }) => state?.status === 'taken')
    .map(({ _id, state }) => `${state?.key} of ${_id}`);
  const reserved = world.storage.contents(RESERVATION_COLLECTION).map(({ _id, owner }) => `${_id} of ${String(owner)}`);
  return [
    ...taken.filter((seat) => !reserved.includes(seat)).map((seat) => `seat without reservation: ${seat}`),
    ...reserved.filter((seat) => !taken.includes(seat)).map((seat) => `reservation without seat: ${seat}`),
  ];
}

/** Numbers run from 1 without gap or repeat, and every batch that was acknowledged has all its rows. */
function checkNumbers(world: World, clients: Clients): string[] {
  const issues = world.storage.contents('issues') as readonly AggregateDoc<Issue>[];
  const numbers = issues.map(({ state }) => state?.number ?? 0).sort((a, b) => a - b);
  const [register] = world.storage.contents('registers') as readonly AggregateDoc<Register>[];
  const next = register?._id === REGISTER ? (register.state?.next ?? 1) : 1;
  const dense = numbers.length === next - 1 && numbers.every((number, i) => number === i + 1);
  const acknowledged = new Set(
    clients.told.filter(({ of, answers }) => of.startsWith('issue') && answers.length > 0).map(({ of }) => of.slice(6)),
  );
  return [
    ...(dense ? [] : [`numbers ${numbers.join()} where the register stands at ${next}`]),
    ...[...acknowledged].flatMap((batch) => {
      const rows = issues.filter(({ _id }) => _id.startsWith(`${batch}-`)).length;
      return rows === clients.submitted.get(batch) ? [] : [`batch ${batch} has ${rows} rows`];
    }),
  ];
}
