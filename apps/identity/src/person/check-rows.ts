import type { AdmitRow } from '@peiyu/kit/identity-port.ts';
import { refusalText } from '@peiyu/domain/refusal.ts';
import { documentKey } from '@peiyu/domain/values/index.ts';
import type { PersonFacts } from '../vault/facts.ts';
import type { CheckedRow, RowPolicy } from './row-check.ts';
import { checkRow } from './row-check.ts';

/** The unique key of a person's document. */
export const keyOf = ({ documentType, number }: PersonFacts): string => documentKey({ type: documentType, number });

/** Reads all rows of one file; the second row with the same document is refused and names the row that has it first. */
export function checkRows(rows: readonly AdmitRow[], policy: RowPolicy): CheckedRow[] {
  const first = new Map<string, number>();
  return rows.map((row) => {
    const checked = checkRow(row, policy);
    if (!checked.facts) return checked;
    const key = keyOf(checked.facts);
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, row.row);
      return checked;
    }
    const code = 'identity.person.twice-in-file';
    const twice = { field: '证件号码', code, text: refusalText(code, { row: earlier }) };
    return { ...checked, stops: [twice], facts: undefined };
  });
}
