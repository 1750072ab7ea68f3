import { Refusal } from '@peiyu/domain/refusal.ts';
import type { Cohort } from '../cohort/cohort.ts';

/** What the institution writes; hours, level, occupation and quota come from the cohort. */
export interface AnnouncementDraft {
  readonly cohortId: string;
  readonly fee: number | null;
  readonly refund: string;
  readonly conditions: string;
  readonly materials: string;
  readonly opensOn: string;
  readonly closesOn: string;
  readonly contact: string;
}

const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/u;
const NOT_APPROVED = ['draft', 'submitted', 'returned', 'rejected'];

/** Refuses what may not be shown to the public yet; gives the fee, in fen. */
export function assertPublishable(draft: AnnouncementDraft, cohort: Cohort): number {
  if (NOT_APPROVED.includes(cohort.status)) throw new Refusal('training.cohort.not-approved');
  const texts = {
    退费办法: draft.refund,
    报名条件: draft.conditions,
    报名材料: draft.materials,
    联系方式: draft.contact,
  };
  const empty = Object.entries(texts).flatMap(([label, text]) => (text.trim() === '' ? [label] : []));
  const { fee } = draft;
  const missing = [...(fee === null ? ['收费'] : []), ...empty, ...(cohort.requiredMinutes > 0 ? [] : ['学时'])];
  if (fee === null || missing.length > 0) throw new Refusal('training.announcement.incomplete', { fields: missing });
  if (draft.closesOn < draft.opensOn) throw new Refusal('training.announcement.dates');
  if (MOBILE.test(draft.contact)) throw new Refusal('training.announcement.contact-personal');
  return fee;
}
