import type { IdentityPort, Purpose, SealSubject } from '@peiyu/kit/identity-port.ts';
import type { QueryDocuments } from '@peiyu/kit/mongo/mongo-documents.ts';
import * as z from 'zod';

const words = z.string().trim().max(4_000, '至多 4000 字').default('');

/** What people write on the form (W-annex): who filled it in, and the three attached sections. */
export const FormTexts = z.strictObject({
  filler: z.string().trim().min(1, '请填写填表人').max(50),
  phone: z.string().trim().min(1, '请填写联系电话').max(30),
  measures: words,
  practice: words,
  problems: words,
});
export type FormTexts = z.infer<typeof FormTexts>;

const COLLECTION = 'form_texts';

/** Where the texts of one sealed revision stand: under its hash, which covers them, so that no other seal can write there. */
export interface TextsOf {
  readonly ask: Purpose;
  readonly reportId: string;
  readonly hash: string;
}
const subject = ({ reportId, hash }: TextsOf): SealSubject => ({
  record: `quarterly-report/${reportId}/${hash}`,
  field: 'texts',
});
const idOf = ({ reportId, hash }: TextsOf): string => `${reportId}|${hash}`;

/** Keeps the texts of one revision sealed under the city's key: the filler is a person. Written before the seal; the same hash again keeps the first. */
export async function keepTexts(
  parts: { documents: QueryDocuments; identity: IdentityPort },
  at: TextsOf,
  texts: FormTexts,
): Promise<void> {
  const plain = new TextEncoder().encode(JSON.stringify(texts));
  const sealed = await parts.identity.seal(at.ask, subject(at), plain);
  await parts.documents.insertOne(COLLECTION, { _id: idOf(at), tenant: at.ask.tenant, sealed });
}

/** The texts of one revision; undefined when it was never sealed. */
export async function openTexts(
  parts: { documents: QueryDocuments; identity: IdentityPort },
  at: TextsOf,
): Promise<FormTexts | undefined> {
  const doc = await parts.documents.findOne(COLLECTION, { _id: idOf(at), tenant: at.ask.tenant });
  const sealed = doc?.['sealed'];
  if (!(sealed instanceof Uint8Array)) return undefined;
  return FormTexts.parse(JSON.parse(new TextDecoder().decode(await parts.identity.open(at.ask, subject(at), sealed))));
}
