import { cohortLifecycle, stateLabel } from '@peiyu/domain/lifecycles/index.ts';
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

/** A mobile, an identity number or an account: the announcement is public in all its parts. */
const PERSONAL = /(?<!\d)1[3-9]\d{9}(?!\d)|\d{15}/u;
const NOT_APPROVED = ['draft', 'submitted', 'returned', 'rejected'];
const ENROLS = ['approved', 'enrolling'];

/** Refuses what may not be shown to the public yet; gives the fee, in fen. */
export function assertPublishable(draft: AnnouncementDraft, cohort: Cohort): number {
  if (NOT_APPROVED.includes(cohort.status)) throw new Refusal('training.cohort.not-approved');
  if (!ENROLS.includes(cohort.status)) {
    const state = stateLabel(cohortLifecycle, cohort.status);
    throw new Refusal('training.cohort.state', { state, command: '发布简章' });
  }
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
  if (Object.values(texts).some((text) => PERSONAL.test(text.normalize('NFKC'))))
    throw new Refusal('training.announcement.contact-personal');
  return fee;
}
