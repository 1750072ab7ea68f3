import type { CertificateKind } from '../certificate/issuing.ts';

const LETTERS: Readonly<Record<CertificateKind, string>> = { training: 'PX', level: 'DJ' };

/**
 * `PX2026-001-00012`: kind (培训合格 or 等级), year, issuer, place in that issuer's year. A plain default: no form of either
 * number is in the sources (B6 knows only that of 职业技能等级证书), so nothing anywhere may read meaning out of it. The
 * issuer's own part keeps numbers of two issuers apart on one platform. Longer counts simply take more digits.
 */
export function certificateNumber(parts: {
  kind: CertificateKind;
  year: number;
  issuer: number;
  place: number;
}): string {
  const pad = (value: number, width: number): string => String(value).padStart(width, '0');
  return `${LETTERS[parts.kind]}${parts.year}-${pad(parts.issuer, 3)}-${pad(parts.place, 5)}`;
}
