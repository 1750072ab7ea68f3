import { ListingKind } from '@peiyu/domain/events/identity.ts';
import { CalendarDate } from '@peiyu/domain/calendar/index.ts';
import { DivisionCode, OccupationCode } from '@peiyu/domain/values/index.ts';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { OrganisationName } from '../organisation/register-organisation.ts';

/** A published catalogue of bodies at a place, one YAML document (H-annex, A5): names and occupations, never a contact person. */
export const Directory = z.strictObject({
  place: DivisionCode,
  title: z.string().min(1),
  source: z.string().min(1),
  kind: ListingKind,
  from: CalendarDate,
  until: CalendarDate.nullable().default(null),
  organisations: z
    .array(
      z.strictObject({ name: OrganisationName, division: DivisionCode, occupations: z.array(OccupationCode).min(1) }),
    )
    .min(1),
});
export type Directory = z.infer<typeof Directory>;

/** A directory file that may not be used: file, field, reason. */
class DirectoryFault extends Error {
  override readonly name = 'DirectoryFault';
}

/** Reads every `*.yaml` of a folder; throws DirectoryFault at the first that is wrong, and nothing is half loaded. */
export async function loadDirectories(folder: string): Promise<readonly Directory[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).toSorted();
  return Promise.all(
    files.map(async (name) => {
      const read = Directory.safeParse(parse(await readFile(join(folder, name), 'utf8')));
      if (read.success) return read.data;
      const issue = read.error.issues[0];
      throw new DirectoryFault(`${name} ${issue?.path.join('.') ?? ''}：${issue?.message ?? ''}`);
    }),
  );
}
