import { expect, it } from 'vitest';
import { memoryDocuments } from './mongo/memory.ts';
import type { OwnerStore } from './reservations.ts';
import { Reservations } from './reservations.ts';

const asked: string[] = [];
const owners = (type: string, answer: 'cancelled' | 'happened' | 'away'): OwnerStore => ({
  definition: { type },
  async cancelCommand(id) {
    asked.push(`${type} ${id}`);
    if (answer === 'away' && id === 'first') throw new Error('away');
    return answer === 'happened' ? 'happened' : 'cancelled';
  },
});
const by = (id: string) => ({ id, tenant: '371000', commandId: `${id}-1` });

it('each kind of owner is asked about its own holds only, and one that fails keeps no other waiting', async () => {
  const documents = memoryDocuments();
  let now = 1_000;
  const machine = { now: () => now };
  const seats = new Reservations(documents, { machine, owners: owners('seat', 'happened') });
  const claims = new Reservations(documents, { machine, owners: owners('claim', 'away') });
  await seats.hold('s', by('seat-1'));
  now += 1;
  await claims.hold('c1', by('first'));
  now += 1;
  await claims.hold('c2', by('second'));
  now += 60_000;
  await expect(claims.sweep()).rejects.toThrow('away');
  expect(asked).toEqual(['claim first', 'claim second']);
  await seats.sweep();
  expect(asked.at(-1)).toBe('seat seat-1');
  const left = documents.contents('reservations').map(({ _id, status }) => `${_id} ${String(status)}`);
  expect(left).toEqual(['s confirmed', 'c1 held']);
});

it('an aggregate that keeps no command ids owns no reservation', () => {
  const hot: OwnerStore = { ...owners('seat', 'cancelled'), definition: { type: 'seat', hot: true } };
  expect(() => new Reservations(memoryDocuments(), { machine: { now: () => 0 }, owners: hot })).toThrow('hot');
});
