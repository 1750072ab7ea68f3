import { businessDate } from '@peiyu/domain/calendar/index.ts';
import { refusalText } from '@peiyu/domain/refusal.ts';
import { cityOf, IdentityType } from '@peiyu/domain/values/index.ts';
import type { AdmitRow, AdmitVerdict, Purpose } from '@peiyu/kit/identity-port.ts';
import { packOn } from '../city/load-cities.ts';
import type { IdentityParts } from '../parts.ts';
import { checkRows } from './check-rows.ts';
import type { Candidate, Settled } from './registrations.ts';
import { recognise, register } from './registrations.ts';
import type { CheckedRow, RowPolicy } from './row-check.ts';

/** Rows handled together: bounds memory and keeps each batch write small. */
const BATCH = 250;
/** Where the place has no pack of its own (a province): every kind of document, and the age of C3. */
const NO_PACK = { identityTypes: IdentityType.options, ageWarning: 60 } as const;

/**
 * Rows of one file → verdicts, in their order. Unless `dryRun`, who may go on is registered: identical rows give identical
 * persons, and a call that was cut short may simply be made again.
 */
export async function admit(
  parts: IdentityParts,
  ask: Purpose,
  { rows, dryRun }: { rows: readonly AdmitRow[]; dryRun: boolean },
): Promise<readonly AdmitVerdict[]> {
  await parts.audit.write(ask, { act: dryRun ? 'preview' : 'admit', count: rows.length });
  const verdicts: AdmitVerdict[] = [];
  const checked = checkRows(rows, policyOf(parts, ask.tenant));
  for (let from = 0; from < checked.length; from += BATCH) {
    const batch = checked.slice(from, from + BATCH);
    const candidates = batch.flatMap(({ facts }, at): Candidate[] => (facts ? [{ row: at, facts }] : []));
    const settled = dryRun ? await recognise(parts, candidates) : await register(parts, ask.tenant, candidates);
    verdicts.push(...batch.map((row, at) => verdictOf(row, settled.get(at))));
  }
  return verdicts;
}

function policyOf({ packs, business }: IdentityParts, tenant: string): RowPolicy {
  const asOf = businessDate(business.now());
  const pack = packOn(packs, cityOf(tenant), asOf);
  if (!pack) return { asOf, ...NO_PACK };
  return { asOf, identityTypes: pack.privacy.identityTypes, ageWarning: pack.target.ageWarning };
}

function verdictOf({ row, stops, warnings }: CheckedRow, settled: Settled | undefined): AdmitVerdict {
  if (settled === undefined) return { row, verdict: 'reject', problems: [...stops, ...warnings] };
  if (settled === 'name-differs') {
    const code = 'identity.person.name-differs';
    return { row, verdict: 'reject', problems: [{ field: '姓名', code, text: refusalText(code) }, ...warnings] };
  }
  return { row, verdict: warnings.length > 0 ? 'warn' : 'accept', personId: settled.personId, problems: warnings };
}
