import { z } from 'zod';

const LONG_NUMBER = /\d{11,}[Xx]?/gu;

/** A reason that goes into an event for ever: whatever looks like a document or phone number is turned away. */
export const PublicReason = z
  .string()
  .trim()
  .min(1, '请写明理由')
  .max(500)
  .refine((text) => text.normalize('NFKC').search(LONG_NUMBER) < 0, '理由中不要填写证件号码或手机号');

/** A remark of a sheet as it may be kept: its long numbers fall out. */
export const withoutNumbers = (remark: string): string => remark.normalize('NFKC').replaceAll(LONG_NUMBER, '…').slice(0, 500);
