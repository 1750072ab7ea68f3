import { hash, verify } from '@node-rs/argon2';

/** OWASP password storage, argon2id: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/;

/** Longest password hashed, in bytes of UTF-8; longer ones are refused so that nobody pays for hashing megabytes. */
export const longestPassword = 1024;

/** Full-width and composed forms of one password are one, whatever keyboard it comes from (NIST SP 800-63B). */
const prepared = (password: string): Buffer => Buffer.from(password.normalize('NFKC'), 'utf8');

/** PHC string of a password. @throws RangeError when it is empty or longer than `longestPassword` */
export const hashPassword = (password: string): Promise<string> => {
  const bytes = prepared(password);
  if (bytes.length === 0 || bytes.length > longestPassword) throw new RangeError('a password has 1 to 1024 bytes');
  return hash(bytes, cost);
};

/** Of no password: it is verified against when there is no account, so that an unknown user takes as long as a known one (H56). */
const nobody = '$argon2id$v=19$m=19456,t=2,p=1$cGVpeXUtbm9ib2R5LXNhbHQ$Pp9v1wp1w0jLN0yv0mM1fXrJrYx1h3n5m9o0t7cX2kE';

/** True when the password belongs to the stored hash. Takes the same time when there is no hash, and is then false. */
export const verifyPassword = async (password: string, stored: string | undefined): Promise<boolean> => {
  const bytes = prepared(password);
  if (bytes.length === 0 || bytes.length > longestPassword) return false;
  const matches = await verify(stored ?? nobody, bytes);
  return stored !== undefined && matches;
};

/** True when a stored hash was made more cheaply than today's parameters, or otherwise: hash anew at the next login. */
export const needsRehash = (stored: string): boolean => {
  const [, memory, time, lanes] = phc.exec(stored) ?? [];
  return (
    Number(memory ?? 0) < cost.memoryCost || Number(time ?? 0) < cost.timeCost || Number(lanes ?? 0) < cost.parallelism
  );
};
