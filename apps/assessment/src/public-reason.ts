import { z } from 'zod';

/** Eleven digits in a row or more, full-width ones too: a phone, an account, a document. */
const LONG_NUMBER = /[\d０-９]{11,}[XxＸｘ]?/gu;

/** A reason that goes into an event for ever: whatever looks like a document or phone number is turned away. */
export const PublicReason = z
  .string()
  .trim()
  .min(1, '请写明理由')
  .max(500)
  .refine((text) => text.search(LONG_NUMBER) < 0, '理由中不要填写证件号码或手机号');

/** A remark of a sheet as it may be kept: its long numbers fall out. */
export const withoutNumbers = (remark: string): string => remark.replaceAll(LONG_NUMBER, '…').slice(0, 500);
