import type { CertificatesParts } from '../parts.ts';
import type { AnyCertificate } from '../certificate/side.ts';

/** Whose certificate it is, in full. Lives in memory, on the file, and sealed; nowhere else. */
export interface Subject {
  readonly name: string;
  readonly number: string;
  readonly maskedName: string;
  readonly maskedNumber: string;
}

/** Names and numbers of holders for a stated purpose; a person who was erased is absent. */
export async function discloseSubjects(
  { deps }: CertificatesParts,
  certificates: readonly Pick<AnyCertificate, 'personId'>[],
  ask: { tenant: string; purpose: string; actor: string },
): Promise<ReadonlyMap<string, Subject>> {
  const persons = [...new Set(certificates.map(({ personId }) => personId))];
  const fields = ['name', 'number', 'maskedName', 'maskedNumber'] as const;
  const disclosed = await deps.identity.disclose({ service: 'certificates', ...ask }, persons, fields);
  return new Map(
    [...disclosed].flatMap(([personId, { name, number, maskedName, maskedNumber }]) =>
      name !== undefined && number !== undefined && maskedName !== undefined && maskedNumber !== undefined
        ? [[personId, { name, number, maskedName, maskedNumber }] as const]
        : [],
    ),
  );
}
