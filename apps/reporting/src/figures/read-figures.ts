import type { QueryDocuments } from '@peiyu/kit/mongo/mongo-documents.ts';
import type { Figures } from '@peiyu/domain/events/reporting.ts';
import type { Occupation } from '@peiyu/domain/values/index.ts';
import type * as z from 'zod';
import type { FactKind } from './fact.ts';

export type FigureRow = z.infer<typeof Figures>;

/** Which facts: of one institution in one city, by conditions on report and date. Built by code only. */
export interface FactScope {
  readonly tenant: string;
  readonly orgId: string;
  readonly match: Readonly<Record<string, unknown>>;
}

interface Group {
  readonly _id: { readonly occupation: string; readonly kind: FactKind };
  readonly subjects: number;
  readonly fen: number;
}

/**
 * The figures per occupation over some facts: distinct cohorts and distinct people, amounts summed in fen (A4). Grouped in
 * the database; one round trip however many facts.
 */
export async function readFigures(
  documents: QueryDocuments,
  collection: string,
  scope: FactScope,
): Promise<Map<string, FigureRow>> {
  const groups = await documents.aggregate<Group>(collection, [
    { $match: { tenant: scope.tenant, orgId: scope.orgId, ...scope.match } },
    { $group: { _id: { occupation: '$occupation', kind: '$kind', subject: '$subjectId' }, fen: { $sum: '$fen' } } },
    {
      $group: {
        _id: { occupation: '$_id.occupation', kind: '$_id.kind' },
        subjects: { $sum: 1 },
        fen: { $sum: '$fen' },
      },
    },
  ]);
  const rows = new Map<string, FigureRow>();
  for (const { _id, subjects, fen } of groups) {
    const row = rows.get(_id.occupation) ?? nilRow(_id.occupation);
    rows.set(_id.occupation, withGroup(row, _id.kind, { subjects, fen }));
  }
  return rows;
}

/** A row for every occupation of the form, zeros where nothing happened (C4-29), then any other that has facts. */
export function formRows(occupations: readonly Occupation[], figures: ReadonlyMap<string, FigureRow>): FigureRow[] {
  const listed = occupations.map(({ code }) => figures.get(code) ?? nilRow(code));
  const others = [...figures.values()].filter((row) => !occupations.some(({ code }) => code === row.occupation));
  return [...listed, ...others];
}

export const nilRow = (occupation: string): FigureRow => ({
  occupation,
  classesTrained: 0,
  peopleTrained: 0,
  subsidyPaid: 0,
  subsidisedClasses: 0,
  certificateHolders: 0,
  subsidyRecipients: 0,
});

export const isNil = (row: FigureRow): boolean =>
  Object.values(row).every((value) => typeof value === 'string' || value === 0);

function withGroup(row: FigureRow, kind: FactKind, group: { subjects: number; fen: number }): FigureRow {
  switch (kind) {
    case 'subsidyPaid':
      return { ...row, subsidyPaid: group.fen };
    case 'certificateRevoked':
    case 'recoveryOrdered':
      return row;
    default:
      return { ...row, [kind]: group.subjects };
  }
}
