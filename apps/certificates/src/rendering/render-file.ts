import type { SignedFacts } from '../certificate/public-facts.ts';
import type { CertificatesParts } from '../parts.ts';

/** The programme's name as the seeds print it (W-title, H-title). */
const PROGRAMME = '数字技术工程师培育项目';
/** Results are given as 合格, not as scores: nothing in the sources prints scores on the certificate (C1b, R). */
const PASSED = '合格';

/**
 * The file of a certificate from its signed facts and its holder. A training certificate shows the number masked, a level
 * certificate in full (C1b).
 */
export function renderFile(
  { renderer, settings }: CertificatesParts,
  facts: SignedFacts,
  subject: { name: string; number: string },
): Promise<Uint8Array> {
  const { number, occupation, direction, level, issuer, on, verifyId } = facts;
  const common = {
    number,
    name: subject.name,
    programme: PROGRAMME,
    occupation,
    ...(direction === null ? {} : { direction }),
    level,
    issuedOn: on,
    issuer,
    verifyUrl: `${settings.publicUrl()}/v/${verifyId}`,
  };
  if (facts.kind === 'level') {
    const code = facts.occupationNumber === null ? {} : { occupationCode: facts.occupationNumber };
    const result = { theory: PASSED, ability: PASSED };
    return renderer.render('level-certificate', { ...common, ...code, ...result, documentNumber: subject.number });
  }
  const { hours, startedOn, completedOn } = facts;
  return renderer.render('training-certificate', {
    ...common,
    documentNumber: facts.document,
    hours: Number(hours ?? 0),
    startedOn: startedOn ?? on,
    completedOn: completedOn ?? on,
  });
}
