import type { MachineClock } from '@peiyu/kit/clock.ts';
import type { Random } from '@peiyu/kit/ids.ts';
import { uuidv7 } from '@peiyu/kit/ids.ts';
import type { Purpose } from '@peiyu/kit/identity-port.ts';
import type { Documents } from '@peiyu/kit/mongo/documents.ts';

export const AUDIT = 'audit';
const MAX_LISTED = 200;

export type AuditAct =
  | 'admit'
  | 'preview'
  | 'match'
  | 'disclose'
  | 'reveal'
  | 'names'
  | 'seal'
  | 'open'
  | 'login'
  | 'activate';

export interface AuditFacts {
  readonly act: AuditAct;
  /** Rows asked for, or found. */
  readonly count: number;
  readonly fields?: readonly string[];
  /** Persons looked at; the first two hundred of a batch, `count` has them all. */
  readonly persons?: readonly string[];
}

/** Sensitive reads and logins: who, what, what for, how many, when (B7, H66). Written before the answer; a batch is one row. Ids only. */
export class Audit {
  readonly #documents: Documents;
  readonly #machine: MachineClock;
  readonly #random: Random;

  constructor(documents: Documents, machine: MachineClock, random: Random) {
    this.#documents = documents;
    this.#machine = machine;
    this.#random = random;
  }

  async write(ask: Purpose, { act, count, fields = [], persons = [] }: AuditFacts): Promise<void> {
    const now = this.#machine.now();
    const { service, tenant, purpose, actor } = ask;
    await this.#documents.insertOne(AUDIT, {
      _id: uuidv7(now, this.#random),
      at: new Date(now).toISOString(),
      tenant,
      service,
      purpose,
      actor,
      act,
      count,
      fields,
      persons: persons.slice(0, MAX_LISTED),
    });
  }
}
