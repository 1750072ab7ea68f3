import type { CertificatesParts } from '../parts.ts';

export const HEARINGS = 'revocationHearings';

interface Whose {
  readonly certificateId: string;
  readonly tenant: string;
  readonly personId: string;
  readonly actor: string;
}

const place = ({ certificateId, personId }: Whose) => ({
  personId,
  record: `certificate/${certificateId}`,
  field: 'hearing',
});
const ask = ({ tenant, actor }: Whose) => ({ service: 'certificates', tenant, purpose: 'certificate.revoke', actor });

/** The record of what the holder said, sealed under the holder's key: it may name people (B3 S28). */
export async function keepHearing({ deps }: CertificatesParts, hearing: Whose & { text: string }): Promise<void> {
  const sealed = await deps.identity.seal(ask(hearing), place(hearing), new TextEncoder().encode(hearing.text));
  await deps.documents.insertOne(HEARINGS, { _id: hearing.certificateId, tenant: hearing.tenant, sealed });
}

/** The record for the second person, who decides on it; null where there is none. */
export async function openHearing({ deps }: CertificatesParts, whose: Whose): Promise<string | null> {
  const kept = await deps.documents.findOne<{ _id: string; sealed: Uint8Array }>(HEARINGS, {
    _id: whose.certificateId,
  });
  return kept ? new TextDecoder().decode(await deps.identity.open(ask(whose), place(whose), kept.sealed)) : null;
}
