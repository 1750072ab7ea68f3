import type { SheetTable } from '@peiyu/kit/sheets/index.ts';
import { COMMON_HEADINGS, type CityPack } from '@peiyu/domain/policy/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { readSheetInWorker, wholeColumnNumeric } from '@peiyu/kit/sheets/index.ts';
import type { Application } from '../application/application.ts';
import type { Result } from '../application/scoring.ts';
import type { AssessmentParts } from '../parts.ts';
import type { Problem, ScoreField } from './judge-row.ts';
import { seatedIn } from '../sitting/own-sitting.ts';
import { judgeRow, numberProblem, twiceProblem, unknownProblem } from './judge-row.ts';

/** One line of the sheet and what becomes of it. */
export interface ScoreRow {
  readonly row: number;
  /** As written in the sheet; shown to its sender only. */
  readonly name: string;
  readonly applicationId: string | null;
  readonly result: Result | null;
  readonly problems: readonly Problem[];
}

export interface ScoreSheet {
  readonly rows: readonly ScoreRow[];
  readonly hiddenSheets: readonly string[];
  /** Applicants of the sitting who stand on no line. */
  readonly missing: readonly string[];
}

/** Headings by meaning: the common ones and the city's own. */
function headingsOf(pack: CityPack): Record<ScoreField, readonly string[]> {
  const of = (field: ScoreField): readonly string[] => [
    ...(pack.spreadsheet.headings[field] ?? []),
    ...COMMON_HEADINGS[field],
  ];
  return {
    name: of('name'),
    identityNumber: of('identityNumber'),
    theory: of('theory'),
    ability: of('ability'),
    remark: of('remark'),
  };
}

/** Reads a score sheet against a sitting: people are matched by their number through identity, columns by their meaning. */
export async function readScores(
  parts: AssessmentParts,
  file: Uint8Array,
  sitting: { id: string; tenant: string; pack: CityPack; actor: string },
): Promise<ScoreSheet> {
  const required = ['identityNumber', 'theory', 'ability'] as const;
  const table = await readSheetInWorker<ScoreField>(file, { headings: headingsOf(sitting.pack), required });
  if (wholeColumnNumeric(table, 'identityNumber')) throw new Refusal('kit.sheet.number-column', { column: '证件号码' });
  const seated = await seatedIn(parts, sitting.id);
  const byPerson = new Map(seated.map(({ id, state }) => [state.personId, { id, state }]));
  const persons = await matched(parts, table, sitting);
  const rows = judged(table, { persons, byPerson });
  const named = new Set(rows.flatMap(({ applicationId }) => applicationId ?? []));
  return { rows, hiddenSheets: table.hiddenSheets, missing: seated.map(({ id }) => id).filter((id) => !named.has(id)) };
}

async function matched(
  { deps }: AssessmentParts,
  table: SheetTable<ScoreField>,
  { tenant, actor }: { tenant: string; actor: string },
): Promise<readonly (string | undefined)[]> {
  const ask = { service: 'assessment', tenant, purpose: 'assessment.scores', actor };
  const numbers = table.rows.map(({ cells }) =>
    numberProblem(cells.identityNumber) ? '' : (cells.identityNumber?.text ?? ''),
  );
  return deps.identity.match(ask, numbers);
}

function judged(
  table: SheetTable<ScoreField>,
  known: {
    persons: readonly (string | undefined)[];
    byPerson: ReadonlyMap<string, { id: string; state: Application }>;
  },
): ScoreRow[] {
  const first = new Map<string, number>();
  return table.rows.map((line, at) => {
    const { result, problems } = judgeRow(line);
    const application = known.byPerson.get(known.persons[at] ?? '');
    const twice = application && first.get(application.id);
    if (application && twice === undefined) first.set(application.id, line.row);
    const who = numberProblem(line.cells.identityNumber) ?? (application ? null : unknownProblem());
    const all = [...(who ? [who] : []), ...(twice === undefined ? [] : [twiceProblem(twice)]), ...problems];
    const usable = all.length === 0;
    const name = line.cells.name?.text ?? '';
    return {
      row: line.row,
      name,
      applicationId: usable ? (application?.id ?? null) : null,
      result: usable ? result : null,
      problems: all,
    };
  });
}
