import { procedure } from '@peiyu/kit/trpc.ts';
import { z } from 'zod';
import { bytesOf, SheetFile } from '../file-input.ts';
import type { TrainingParts } from '../parts.ts';
import { cohortFor, packOf, today } from '../parts.ts';
import { admitRows } from './admission.ts';
import { readRoster } from './roster-sheet.ts';

const PreviewRoster = z.strictObject({ cohortId: z.string().min(1).max(60), file: SheetFile });

/** What an import of this sheet would do, row by row; nothing is written and nobody registered. Names go back to who sent them. */
export const previewRosterProcedure = (parts: TrainingParts) =>
  procedure.input(PreviewRoster).mutation(async ({ input, ctx }) => {
    const cohort = await cohortFor(parts, input.cohortId, ctx);
    const { rows, hiddenSheets } = await readRoster(bytesOf(input.file), packOf(parts, cohort));
    const verdicts = await admitRows(parts, { cohort, rows, actor: ctx.actor, today: today(parts), dryRun: true });
    const nameOf = new Map(rows.map(({ row, name }) => [row, name]));
    const count = (wanted: string): number => verdicts.filter(({ verdict }) => verdict === wanted).length;
    return {
      rows: verdicts.map(({ row, verdict, problems }) => ({ row, name: nameOf.get(row) ?? '', verdict, problems })),
      hiddenSheets,
      counts: { total: rows.length, accept: count('accept'), warn: count('warn'), reject: count('reject') },
    };
  });
