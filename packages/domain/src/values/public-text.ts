import * as z from 'zod';

/** Eleven digits in a row or more, full-width ones too: a phone, an account, a document. */
const LONG_NUMBER = /[\d\uff10-\uff19]{11}/u;

/**
 * A reason written by hand that goes into an event for ever: trimmed, 1 to 500 characters, and nothing that looks like a
 * document, phone or account number (architecture 7.13, B7).
 */
export const PublicReason = z
  .string()
  .trim()
  .min(1, '请写明理由')
  .max(500)
  .refine((text) => !LONG_NUMBER.test(text), '理由中不要填写证件号码、手机号或账号');
