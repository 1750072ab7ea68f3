import type { Envelope } from '@peiyu/domain/events/contract.ts';
import type { BusinessClock } from '../../clock.ts';
import type { Documents } from '../../mongo/documents.ts';
import type { Surroundings } from './ports.ts';

/** What a simulated process stands on: storage that outlives it, the clocks, and somebody who takes note. */
export interface Stage extends Surroundings {
  readonly storage: Documents;
  readonly archive: Documents;
  readonly business: BusinessClock;
  /** Everything ever published by any process: it may come again. */
  readonly published: Envelope[];
  /** Whether what once was poison can be applied by now. */
  readonly mended: boolean;
  /** An error that somebody was told of. */
  noticed(error: unknown, source: string): void;
  parked(consumer: string, event: Envelope, error: unknown): void;
}
