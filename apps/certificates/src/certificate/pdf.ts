import { procedure } from '@peiyu/kit/trpc.ts';
import { NotFound } from '@peiyu/kit/errors.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { z } from 'zod';
import type { CertificatesParts } from '../parts.ts';
import { filePlace, findFile } from '../rendering/render-job.ts';

export const CertificatePdf = z.strictObject({ certificateId: z.string().min(1).max(60) });

/** The certificate's file for its holder or its issuer; every opening of the seal is an audit row of identity. */
export const certificatePdfProcedure = (parts: CertificatesParts) =>
  procedure.input(CertificatePdf).query(async ({ input, ctx }) => {
    const where = { _id: input.certificateId };
    const [training, level] = await Promise.all([
      parts.sides.training.find(where, 1, ctx.scope),
      parts.sides.level.find(where, 1, ctx.scope),
    ]);
    const certificate = training[0] ?? level[0];
    const { person, org } = ctx.actor;
    const holder = person !== undefined && certificate?.personId === person && ctx.session.role === 'trainee';
    const issuer = org !== undefined && certificate?.issuerId === org;
    if (!certificate || !(holder || issuer)) throw new NotFound();
    if (certificate.status === 'revoked') throw new Refusal('certificates.pdf.revoked');
    const file = certificate.hash === null ? undefined : await findFile(parts, certificate.id);
    if (!file) throw new Refusal('certificates.pdf.not-ready');
    const purpose = holder ? 'certificate.own' : 'certificate.issuer';
    const ask = { service: 'certificates', tenant: certificate.tenant, purpose, actor: ctx.actor.id };
    const bytes = await parts.deps.identity.open(ask, filePlace(certificate), file.sealed);
    return { file: Buffer.from(bytes).toString('base64'), name: `${certificate.number ?? ''}.pdf`, hash: file.hash };
  });
