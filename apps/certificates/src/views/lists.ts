import type { Filter } from '@peiyu/kit/mongo/documents.ts';
import type { Scope } from '@peiyu/kit/store/aggregate.ts';
import { procedure } from '@peiyu/kit/trpc.ts';
import { z } from 'zod';
import type { CertificateKind } from '../certificate/issuing.ts';
import type { AnyCertificate, Side } from '../certificate/side.ts';
import type { CertificatesParts } from '../parts.ts';
import { levelCertificateLifecycle, statesOf, trainingCertificateLifecycle } from '@peiyu/domain/lifecycles/index.ts';
import { openHearing } from '../level-certificate/hearing.ts';

const Page = { after: z.string().max(60).optional(), limit: z.int().min(1).max(100).default(50) };
const OwnList = z.strictObject(Page);
const TrainingList = z.strictObject({
  ...Page,
  cohortId: z.string().max(60).optional(),
  status: z.enum(statesOf(trainingCertificateLifecycle)).optional(),
});
const LevelList = z.strictObject({
  ...Page,
  confirmationId: z.string().max(60).optional(),
  status: z.enum(statesOf(levelCertificateLifecycle)).optional(),
});

interface PageOf {
  readonly after?: string | undefined;
  readonly limit: number;
}

/** One page in the order of ids, cut in the database. */
async function pageOf(
  side: Side,
  where: { readonly filter: Filter; readonly scope: Scope },
  page: PageOf,
): Promise<{ found: AnyCertificate[]; next: string | null }> {
  const { filter, scope } = where;
  const from: Filter = page.after === undefined ? filter : { ...filter, _id: { $gt: page.after } };
  const more = await side.find(from, page.limit + 1, scope);
  const found = more.slice(0, page.limit);
  return { found, next: more.length > page.limit ? (found.at(-1)?.id ?? null) : null };
}

const rowOf = (certificate: AnyCertificate) => {
  const { id, kind, status, occupation, direction, level, number, verifyId, issuedOn, revokedOn, tenant } = certificate;
  const file = certificate.hash !== null && status !== 'revoked';
  return {
    certificateId: id,
    kind,
    status,
    city: tenant,
    occupation,
    direction,
    level,
    number,
    verifyId,
    issuedOn,
    revokedOn,
    file,
  };
};

/** Rows with handles and covered names, which identity gives per page (architecture 8). */
async function withNames(
  parts: CertificatesParts,
  found: readonly AnyCertificate[],
  ask: { tenant: string; actor: string },
) {
  if (found.length === 0) return [];
  const persons = found.map(({ personId }) => personId);
  const { identity } = parts.deps;
  const [names, refs] = await Promise.all([
    identity.disclose({ service: 'certificates', ...ask, purpose: 'list' }, persons, ['maskedName', 'maskedNumber']),
    identity.personRefs(ask.tenant, persons),
  ]);
  return found.map((certificate, at) => {
    const { maskedName = '', maskedNumber = '' } = names.get(certificate.personId) ?? {};
    return { ...rowOf(certificate), personRef: refs[at] ?? '', maskedName, maskedNumber };
  });
}

export const trainingListProcedure = (parts: CertificatesParts) =>
  procedure.input(TrainingList).query(async ({ input, ctx }) => {
    const { cohortId, status, ...page } = input;
    const filter: Filter = {
      'state.orgId': ctx.actor.org ?? '',
      ...(cohortId === undefined ? {} : { 'state.cohortId': cohortId }),
      ...(status === undefined ? {} : { 'state.status': status }),
    };
    const { found, next } = await pageOf(parts.sides.training, { filter, scope: ctx.scope }, page);
    return { items: await withNames(parts, found, { tenant: ctx.session.place, actor: ctx.actor.id }), next };
  });

/** With a revocation that waits, its reason; and for the second person also what the holder said. */
export const levelListProcedure = (parts: CertificatesParts) =>
  procedure.input(LevelList).query(async ({ input, ctx }) => {
    const { confirmationId, status, ...page } = input;
    const filter: Filter = {
      'state.evaluatorOrgId': ctx.actor.org ?? '',
      ...(confirmationId === undefined ? {} : { 'state.confirmationId': confirmationId }),
      ...(status === undefined ? {} : { 'state.status': status }),
    };
    const { found, next } = await pageOf(parts.sides.level, { filter, scope: ctx.scope }, page);
    const rows = await withNames(parts, found, { tenant: ctx.session.place, actor: ctx.actor.id });
    const proposals = await Promise.all(found.map((certificate) => proposalOf(parts, certificate, ctx.actor.id)));
    return { items: rows.map((row, at) => ({ ...row, proposal: proposals[at] ?? null })), next };
  });

async function proposalOf(parts: CertificatesParts, certificate: AnyCertificate, actor: string) {
  if (!certificate.revocation) return null;
  const { id, tenant, personId } = certificate;
  const hearing = await openHearing(parts, { certificateId: id, tenant, personId, actor });
  return { reason: certificate.revocation.reason, hearing: hearing ?? '' };
}

/** A trainee's own certificates of one kind. */
export const mineProcedure = (parts: CertificatesParts, kind: CertificateKind) =>
  procedure.input(OwnList).query(async ({ input, ctx }) => {
    const { person } = ctx.actor;
    if (person === undefined) return { items: [], next: null };
    const { found, next } = await pageOf(
      parts.sides[kind],
      { filter: { 'state.personId': person }, scope: ctx.scope },
      input,
    );
    return { items: found.map(rowOf), next };
  });
