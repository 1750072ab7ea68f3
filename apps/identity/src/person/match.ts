import type { Purpose } from '@peiyu/kit/identity-port.ts';
import type { IdentityParts } from '../parts.ts';
import { keysOfNumber } from './person-index.ts';

/** Document numbers in any written form → persons, in their order; undefined where nobody is known by it. */
export async function match(
  { index, audit }: Pick<IdentityParts, 'index' | 'audit'>,
  ask: Purpose,
  numbers: readonly string[],
): Promise<readonly (string | undefined)[]> {
  if (numbers.length === 0) return [];
  await audit.write(ask, { act: 'match', count: numbers.length });
  const keys = numbers.map(keysOfNumber);
  const found = await index.find(keys.flat());
  return keys.map((candidates) => candidates.map((key) => found.get(key)).find((personId) => personId !== undefined));
}
