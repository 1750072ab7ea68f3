import { createDecipheriv, hkdfSync } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { uuidv7, systemRandom } from '../ids.ts';
import { newDataKey, unwrapKey, wrapKey } from './envelope.ts';
import { Keyring } from './keyring.ts';
import { blindIndex, blindIndexes, codeMac, nameMac, nameMatches } from './mac.ts';
import { fromPersonRef, toPersonRef } from './person-ref.ts';
import { openSealed, seal, SealBroken, sealedKeyId } from './sealed.ts';
import { newCode, newDigits, newPublicId, newToken, sameText, tokenHash } from './tokens.ts';

const master = (version: number, fill = version) => ({ version, bytes: Buffer.alloc(32, fill) });
const ring = new Keyring([master(1)]);
const rotated = new Keyring([master(1), master(2)]);
const key = ring.named('test');
const find = ring.finder('test');
const place = { record: 'person/1', field: 'idNumber' };

describe('keyring', () => {
  it('derives by HKDF-SHA256, one key per purpose and version', () => {
    const expected = Buffer.from(hkdfSync('sha256', Buffer.alloc(32, 1), 'peiyu/keyring/v1', 'a', 32));
    expect(ring.key('a')).toEqual(expected);
    expect(ring.key('a')).not.toEqual(ring.key('b'));
    expect(rotated.key('a')).not.toEqual(ring.key('a'));
    expect(rotated.key('a', 1)).toEqual(ring.key('a'));
    expect([rotated.current, rotated.versions]).toEqual([2, [2, 1]]);
  });

  it('refuses no key, a version twice, and a version it has not', () => {
    expect(() => new Keyring([])).toThrow(RangeError);
    expect(() => new Keyring([master(1, 1), master(1, 2)])).toThrow(RangeError);
    expect(() => ring.key('a', 2)).toThrow(RangeError);
  });

  it('prints as nothing (H55)', () => {
    const secret = Buffer.alloc(32, 1).toString('hex');
    expect(inspect({ ring }, { depth: 9, showHidden: true })).toBe('{ ring: [keyring] }');
    expect(JSON.stringify({ ring })).toBe('{"ring":"[keyring]"}');
    expect(`${inspect(ring)}${JSON.stringify(ring)}`).not.toContain(secret);
  });
});

describe('sealed values (H54)', () => {
  const plain = Buffer.from('371002190001010006');

  it('open again in their place', () => {
    expect(openSealed(find, seal(key, plain, place), place)).toEqual(plain);
    expect(openSealed(find, seal(key, Buffer.alloc(0), place), place)).toHaveLength(0);
    expect(seal(key, plain, place).includes(plain)).toBe(false);
  });

  it('are AES-256-GCM in the documented layout', () => {
    const sealed = seal(key, plain, place);
    expect([sealed[0], sealed[1], sealed.toString('ascii', 2, 3), sealedKeyId(sealed)]).toEqual([1, 1, '1', '1']);
    const decipher = createDecipheriv('aes-256-gcm', key.bytes, sealed.subarray(3, 15));
    const length = (text: string) => Buffer.from([0, 0, 0, text.length]);
    decipher.setAAD(
      Buffer.concat([
        sealed.subarray(0, 3),
        length(place.record),
        Buffer.from(place.record),
        length(place.field),
        Buffer.from(place.field),
      ]),
    );
    decipher.setAuthTag(sealed.subarray(-16));
    expect(Buffer.concat([decipher.update(sealed.subarray(15, -16)), decipher.final()])).toEqual(plain);
  });

  it('do not open in another record or field, nor when the two are cut elsewhere', () => {
    const sealed = seal(key, plain, place);
    for (const wrong of [
      { ...place, record: 'person/2' },
      { ...place, field: 'phone' },
      { record: 'person/1i', field: 'dNumber' },
      { record: '', field: 'person/1idNumber' },
    ]) {
      expect(() => openSealed(find, sealed, wrong)).toThrow(SealBroken);
    }
  });

  it('any flipped bit, cut or added byte breaks them', () => {
    const sealed = seal(key, plain, place);
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(() => openSealed(() => key.bytes, changed, place)).toThrow(SealBroken);
    }
    for (let size = 0; size < sealed.length; size += 1) {
      expect(() => openSealed(() => key.bytes, sealed.subarray(0, size), place)).toThrow(SealBroken);
    }
    expect(() => openSealed(find, Buffer.concat([sealed, Buffer.alloc(1)]), place)).toThrow(SealBroken);
  });

  it('neither another key nor an erased one opens them, and the error says nothing of the content', () => {
    const sealed = seal(key, plain, place);
    expect(() => openSealed(() => ring.key('other'), sealed, place)).toThrow(SealBroken);
    expect(() => openSealed(() => undefined, sealed, place)).toThrow('sealed bytes cannot be opened here');
    expect(() => seal({ id: '1', bytes: Buffer.alloc(16) }, plain, place)).toThrow(RangeError);
    expect(() => seal({ id: '', bytes: Buffer.alloc(32) }, plain, place)).toThrow(RangeError);
  });

  it('never repeat a nonce: 20,000 seals of one value', () => {
    const nonces = new Set<string>();
    for (let at = 0; at < 20_000; at += 1) nonces.add(seal(key, Buffer.alloc(1), place).toString('latin1', 3, 15));
    expect(nonces.size).toBe(20_000);
  });

  it('stay readable through a rotation, and tell which key they need (H52)', () => {
    const old = seal(ring.named('test'), plain, place);
    const fresh = seal(rotated.named('test'), plain, place);
    expect([sealedKeyId(old), sealedKeyId(fresh)]).toEqual(['1', '2']);
    expect(openSealed(rotated.finder('test'), old, place)).toEqual(plain);
    expect(openSealed(rotated.finder('test'), fresh, place)).toEqual(plain);
    expect(() => openSealed(ring.finder('test'), fresh, place)).toThrow(SealBroken);
  });

  it('envelope: person under tenant under master; erasing a wrap erases what it opened', () => {
    const tenantKey = newDataKey();
    const personKey = newDataKey();
    const tenantWrap = wrapKey(ring.named('tenant-keys'), tenantKey, 'tenant/371000');
    const personWrap = wrapKey({ id: '371000', bytes: tenantKey }, personKey, 'person/1');
    const opened = unwrapKey(ring.finder('tenant-keys'), tenantWrap, 'tenant/371000');
    expect(unwrapKey(() => opened, personWrap, 'person/1')).toEqual(personKey);
    expect(() => unwrapKey(() => opened, personWrap, 'person/2')).toThrow(SealBroken);
    expect(() => unwrapKey(ring.finder('tenant-keys'), tenantWrap, 'tenant/371700')).toThrow(SealBroken);
    expect(() => unwrapKey(() => tenantKey, seal({ id: '1', bytes: tenantKey }, plain, place), 'person/1')).toThrow(
      SealBroken,
    );
    expect(() => wrapKey(key, Buffer.alloc(16), 'person/1')).toThrow(RangeError);
  });
});

describe('keyed hashes', () => {
  const value = '371002190001010006';

  it('blind indexes tell equal from unequal within one purpose and version only (H11)', () => {
    const index = blindIndex(ring, { purpose: 'citizen-id', value });
    expect(index).toMatch(/^1\.[\w-]{43}$/);
    expect(blindIndex(ring, { purpose: 'citizen-id', value })).toBe(index);
    expect(blindIndex(ring, { purpose: 'citizen-id/371000', value })).not.toBe(index);
    expect(blindIndex(ring, { purpose: 'citizen-id', value: `${value}0` })).not.toBe(index);
    expect(blindIndex(new Keyring([master(1, 9)]), { purpose: 'citizen-id', value })).not.toBe(index);
    const [fresh, old] = blindIndexes(rotated, { purpose: 'citizen-id', value });
    expect([fresh, old]).toEqual([blindIndex(rotated, { purpose: 'citizen-id', value }), index]);
  });

  it('a certificate name matches with its own number only, also after a rotation', () => {
    const certificate = { certificateNumber: 'LC1', name: '甲·乙' };
    const stored = nameMac(ring, certificate);
    expect(nameMatches(ring, stored, certificate)).toBe(true);
    expect(nameMatches(rotated, stored, certificate)).toBe(true);
    expect(nameMatches(ring, stored, { ...certificate, name: '甲乙' })).toBe(false);
    expect(nameMac(ring, { certificateNumber: 'LC2', name: '甲·乙' })).not.toBe(stored);
    expect(nameMac(ring, { certificateNumber: 'LC1甲', name: '·乙' })).not.toBe(stored);
    expect(nameMatches(ring, nameMac(rotated, certificate), certificate)).toBe(false);
    expect(nameMatches(ring, 'garbage', certificate)).toBe(false);
  });

  it('a one-time code is bound to its subject', () => {
    expect(codeMac(ring, 'account/1', '123456')).not.toBe(codeMac(ring, 'account/2', '123456'));
    expect(codeMac(ring, 'account/1', '123456')).toBe(codeMac(ring, 'account/1', '123456'));
  });
});

describe('person references', () => {
  const id = '0190b5a0-7c4e-7abc-8def-0123456789ab';

  it('turn back in their own tenant, differ in another, are the same every time and after a rotation', () => {
    const here = toPersonRef(ring, '371000', id);
    expect(here).toMatch(/^[\w-]{22}$/);
    expect(toPersonRef(ring, '371000', id)).toBe(here);
    expect(toPersonRef(rotated, '371000', id)).toBe(here);
    expect(toPersonRef(ring, '371700', id)).not.toBe(here);
    expect(fromPersonRef(ring, '371000', here)).toBe(id);
    expect(fromPersonRef(ring, '371700', here)).not.toBe(id);
  });

  it('are a permutation: many ids, no two alike, each one back', () => {
    const ids = Array.from({ length: 2_000 }, (_, at) => uuidv7(1_767_225_600_000 + at, systemRandom));
    const refs = ids.map((personId) => toPersonRef(ring, '371000', personId));
    expect(new Set(refs).size).toBe(ids.length);
    expect(refs.map((ref) => fromPersonRef(ring, '371000', ref))).toEqual(ids);
  });

  it.each(['', 'x', '!'.repeat(22), 'A'.repeat(21), 'A'.repeat(23), `${'A'.repeat(21)}B`, id])(
    '%j is no reference',
    (text) => expect(fromPersonRef(ring, '371000', text)).toBeUndefined(),
  );

  it('an id that is no UUIDv7 is a mistake of the caller', () => {
    expect(() => toPersonRef(ring, '371000', 'person-1')).toThrow(RangeError);
    expect(() => toPersonRef(ring, '371000', id.toUpperCase())).toThrow(RangeError);
  });
});

describe('tokens', () => {
  it('are long enough, well formed and never alike', () => {
    expect(
      [newToken(), newPublicId(), newDigits(), newDigits(4), newCode(), tokenHash('a')].map((text) => text.length),
    ).toEqual([43, 22, 6, 4, 8, 43]);
    expect(new Set(Array.from({ length: 1_000 }, newToken)).size).toBe(1_000);
    expect(newDigits(500)).toMatch(/^\d{500}$/);
    expect(newCode(500)).not.toMatch(/[01OIL]/);
  });

  it('compare without telling where they differ, also at other lengths', () => {
    expect([sameText('abc', 'abc'), sameText('abc', 'abd'), sameText('abc', 'ab'), sameText('', '')]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});
