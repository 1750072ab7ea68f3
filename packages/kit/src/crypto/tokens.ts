import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** Opaque secret for a session, a link or an API credential: 256 random bits in base64url, 43 characters. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** Random id that may stand in an address and cannot be guessed: 128 bits, 22 characters (`/v/…`). */
export const newPublicId = (): string => randomBytes(16).toString('base64url');

/** What is stored of a token: its SHA-256 in base64url. Enough for 256 random bits; short codes need `codeMac`. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** One-time code of decimal digits, each equally likely; six by default. To be limited in tries and time by its owner. */
export const newDigits = (length = 6): string => Array.from({ length }, () => randomInt(10)).join('');

const readable = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** One-time code that is read out or typed from paper: no 0 O 1 I L, eight characters by default (39 bits). */
export const newCode = (length = 8): string =>
  Array.from({ length }, () => readable[randomInt(readable.length)]).join('');

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compares two secrets in time that depends on neither, whatever their lengths. */
export const sameText = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));
