import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** 32 secret bytes and the version that names them; versions count up from 1. */
export interface MasterKey {
  readonly version: number;
  readonly bytes: Buffer;
}

const line = /^(?:([1-9]\d{0,5}):)?([A-Za-z0-9+/_-]{43}=?)$/;

/**
 * Reads master keys from a setting or a file: 32 bytes in base64 on a line of their own, `2:…` for a later version.
 * Old versions stay as long as something is sealed under them.
 * @throws RangeError naming the line, never its content
 */
export const parseMasterKeys = (text: string): readonly MasterKey[] => {
  const lines = text.split(/[\n,]/).map((part) => part.trim());
  const keys = lines.flatMap((part, at): MasterKey[] => {
    if (part === '' || part.startsWith('#')) return [];
    const match = line.exec(part);
    const bytes = Buffer.from(match?.[2] ?? '', 'base64');
    if (bytes.length !== 32 || new Set(bytes).size < 8)
      throw new RangeError(`master key, line ${at + 1}: 32 random bytes in base64 are needed`);
    return [{ version: Number(match?.[1] ?? 1), bytes }];
  });
  if (keys.length === 0) throw new RangeError('master key: none given');
  return keys;
};

const readKeys = async (path: string): Promise<readonly MasterKey[] | undefined> => {
  try {
    const { mode } = await stat(path);
    if ((mode & 0o077) !== 0) throw new RangeError('master key file: others may read it; chmod 600 is needed');
    return parseMasterKeys(await readFile(path, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
};

/**
 * The master keys kept in a file, made on first use with mode 0600. Whole or absent: the file is linked into place after it
 * is on disk, so of two processes at once both get the same key, and a killed one leaves none.
 * @throws RangeError when the file is damaged or others may read it
 */
export const loadOrCreateMasterKey = async (path: string): Promise<readonly MasterKey[]> => {
  const known = await readKeys(path);
  if (known) return known;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`1:${randomBytes(32).toString('base64')}\n`);
    await file.sync();
    await file.close();
    await chmod(draft, 0o600);
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
  const made = await readKeys(path);
  if (!made) throw new RangeError('master key file: it vanished while being made');
  return made;
};
