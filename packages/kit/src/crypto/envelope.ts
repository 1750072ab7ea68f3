import { randomBytes } from 'node:crypto';
import { openSealed, seal, type NamedKey, SealBroken } from './sealed.ts';

const field = 'data-key';

/** 32 fresh random bytes: the data key of one person or one tenant. */
export const newDataKey = (): Buffer => randomBytes(32);

/**
 * Wraps a data key under another key for its owner (`person/…`, `tenant/371000`). Erasing every wrap of a data key erases
 * all that was sealed with it; rotating the outer key rewraps and touches no data.
 * @throws RangeError when either key has not 32 bytes
 */
export const wrapKey = (outer: NamedKey, dataKey: Buffer, owner: string): Buffer => {
  if (dataKey.length !== 32) throw new RangeError('a data key has 32 bytes');
  return seal(outer, dataKey, { record: owner, field });
};

/** The data key again. @throws SealBroken for another owner, another outer key, or changed bytes */
export const unwrapKey = (
  findOuter: (id: string) => Buffer | undefined,
  wrapped: Uint8Array,
  owner: string,
): Buffer => {
  const key = openSealed(findOuter, wrapped, { record: owner, field });
  if (key.length !== 32) throw new SealBroken();
  return key;
};
