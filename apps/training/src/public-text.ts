import { z } from 'zod';

/** Eleven digits in a row or more, full-width ones too: a phone, an account, a document. */
const LONG_NUMBER = /[\d０-９]{11}/u;

/** Free text that goes into an event for ever: whatever looks like a document or phone number is turned away (rule 13). */
export const PublicText = z.string().refine((text) => !LONG_NUMBER.test(text), '文字中不要填写证件号码、手机号或账号');
