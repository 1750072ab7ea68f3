import type { Envelope } from '@peiyu/domain/events/contract.ts';
import { ARCHIVE_COLLECTION } from '../../messages/archive.ts';
import type { World } from './world.ts';

/** The archive by source, in order: what was said, as everybody else knows it. */
export type Said = ReadonlyMap<string, readonly Envelope[]>;

export function readArchive(world: World): Said {
  const said = new Map<string, Envelope[]>();
  for (const doc of world.archive.contents(ARCHIVE_COLLECTION)) {
    const event = doc as unknown as Envelope;
    said.set(
      event.src,
      [...(said.get(event.src) ?? []), event].sort((a, b) => a.seq - b.seq),
    );
  }
  return said;
}
