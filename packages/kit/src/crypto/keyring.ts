import { hkdfSync } from 'node:crypto';
import type { MasterKey } from './master-key.ts';
import type { NamedKey } from './sealed.ts';

/**
 * Keys derived from the master keys, one per purpose and version: a key that leaks opens one purpose only, and the master
 * itself encrypts nothing. Prints as nothing, so that it cannot reach a log.
 */
export class Keyring {
  readonly #masters: ReadonlyMap<number, Buffer>;
  readonly #derived = new Map<string, Buffer>();
  /** Version used for new work: the newest master key. */
  readonly current: number;

  /** @throws RangeError when there is no master key or a version stands twice */
  constructor(masters: readonly MasterKey[]) {
    this.#masters = new Map(masters.map(({ version, bytes }) => [version, bytes]));
    if (masters.length === 0 || this.#masters.size !== masters.length)
      throw new RangeError('one master key per version is needed');
    this.current = Math.max(...this.#masters.keys());
  }

  /** All versions, newest first: the order in which to look something up during a rotation (H52). */
  get versions(): readonly number[] {
    return [...this.#masters.keys()].sort((a, b) => b - a);
  }

  /**
   * HKDF-SHA256 of the master key, 32 bytes. Purposes are written like paths: `blind-index/citizen-id`, `person-ref/371000`.
   * @throws RangeError for a version that is not on the ring
   */
  key(purpose: string, version: number = this.current): Buffer {
    const master = this.#masters.get(version);
    if (!master) throw new RangeError('no master key of this version');
    const name = `${version} ${purpose}`;
    const known = this.#derived.get(name);
    if (known) return known;
    const key = Buffer.from(hkdfSync('sha256', master, 'peiyu/keyring/v1', purpose, 32));
    this.#derived.set(name, key);
    return key;
  }

  /** The purpose's newest key under the name it carries in sealed bytes. */
  named(purpose: string): NamedKey {
    return { id: String(this.current), bytes: this.key(purpose) };
  }

  /** Finds the purpose's key by the name in sealed bytes; undefined for a version that is not on the ring. */
  finder(purpose: string): (id: string) => Buffer | undefined {
    return (id) => (this.#masters.has(Number(id)) ? this.key(purpose, Number(id)) : undefined);
  }

  toJSON(): string {
    return '[keyring]';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[keyring]';
  }
}
