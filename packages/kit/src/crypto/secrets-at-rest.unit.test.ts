import { mkdtemp, readdir, readFile, rm, stat, writeFile, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadOrCreateMasterKey, parseMasterKeys } from './master-key.ts';
import { hashPassword, longestPassword, needsRehash, verifyPassword } from './password.ts';

describe('master keys', () => {
  const one = Buffer.from(Array.from({ length: 32 }, (_, at) => at)).toString('base64');
  const two = Buffer.from(Array.from({ length: 32 }, (_, at) => at + 7)).toString('base64');
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'peiyu-keys-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('are read from one line or several, with versions and comments', () => {
    expect(parseMasterKeys(one)).toEqual([{ version: 1, bytes: Buffer.from(one, 'base64') }]);
    expect(parseMasterKeys(`# kept since 2026\n1:${one}\n2:${two}\n`).map((key) => key.version)).toEqual([1, 2]);
    expect(parseMasterKeys(`1:${one},2:${two}`)).toHaveLength(2);
  });

  it.each(['', 'short', `${one}x`, `0:${one}`, Buffer.alloc(32).toString('base64'), `${one}\nnonsense`])(
    '%j is refused, and the error holds nothing of it',
    (text) => {
      expect(() => parseMasterKeys(text)).toThrow(RangeError);
      expect(() => parseMasterKeys(text)).not.toThrow(new RegExp(`${one.slice(0, 12)}|nonsense|short`));
    },
  );

  it('are made once, for the owner alone, and are the same afterwards', async () => {
    const path = join(folder, 'deep', 'master.key');
    const made = await loadOrCreateMasterKey(path);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await loadOrCreateMasterKey(path)).toEqual(made);
    expect(await readdir(join(folder, 'deep'))).toEqual(['master.key']);
    expect(parseMasterKeys(await readFile(path, 'utf8'))).toEqual(made);
  });

  it('eight at once get one key', async () => {
    const path = join(folder, 'race.key');
    const all = await Promise.all(Array.from({ length: 8 }, () => loadOrCreateMasterKey(path)));
    expect(new Set(all.map((keys) => keys[0]?.bytes.toString('hex'))).size).toBe(1);
  });

  it('a file others may read, or a damaged one, is refused and left as it is', async () => {
    const path = join(folder, 'open.key');
    await writeFile(path, one);
    await chmod(path, 0o644);
    await expect(loadOrCreateMasterKey(path)).rejects.toThrow('chmod 600');
    await chmod(path, 0o600);
    await writeFile(path, 'half');
    await expect(loadOrCreateMasterKey(path)).rejects.toThrow('line 1');
    expect(await readFile(path, 'utf8')).toBe('half');
  });
});

describe('passwords', () => {
  it('are argon2id at the OWASP parameters, salted, and verify', async () => {
    const [first, second] = await Promise.all([hashPassword('四海培育-2026'), hashPassword('四海培育-2026')]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(first).not.toBe(second);
    expect(await verifyPassword('四海培育-2026', first)).toBe(true);
    expect(await verifyPassword('四海培育-２０２６', first)).toBe(true);
    expect(await verifyPassword('四海培育-2027', first)).toBe(false);
    expect(await verifyPassword('', first)).toBe(false);
  });

  it('an unknown user costs as much as a known one and is always refused (H56)', async () => {
    const stored = await hashPassword('x');
    const costOf = async (hash: string | undefined): Promise<number> => {
      const began = process.cpuUsage();
      for (let round = 0; round < 8; round += 1) expect(await verifyPassword('wrong', hash)).toBe(false);
      const { user, system } = process.cpuUsage(began);
      return user + system;
    };
    await costOf(stored);
    const [unknown, known] = [await costOf(undefined), await costOf(stored)];
    // An answer without hashing would cost a hundredth; the bounds leave room for a busy machine.
    expect(unknown / known).toBeGreaterThan(0.4);
    expect(unknown / known).toBeLessThan(2.5);
  });

  it('empty and overlong ones are refused before they cost anything', async () => {
    expect(() => hashPassword('')).toThrow(RangeError);
    expect(() => hashPassword('a'.repeat(longestPassword + 1))).toThrow(RangeError);
    expect(await verifyPassword('a'.repeat(10_000_000), await hashPassword('x'))).toBe(false);
  });

  it('older, cheaper or foreign hashes are due for a new one', async () => {
    expect(needsRehash(await hashPassword('x'))).toBe(false);
    expect(needsRehash('$argon2id$v=19$m=4096,t=2,p=1$c2FsdHNhbHQ$aGFzaA')).toBe(true);
    expect(needsRehash('$argon2id$v=19$m=19456,t=1,p=1$c2FsdHNhbHQ$aGFzaA')).toBe(true);
    expect(needsRehash('$argon2i$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaA')).toBe(true);
    expect(needsRehash('$2b$10$abc')).toBe(true);
  });
});
