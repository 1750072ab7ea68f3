import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { ed25519 } from './ed25519.ts';
import { signPayload, verifySigned, type Signed } from './signed.ts';

const hex = (text: string): Buffer => Buffer.from(text, 'hex');

describe('canonical form (H51)', () => {
  it.each([
    ['key order', { b: 1, a: [true, null] }, '{"a":[true,null],"b":1}'],
    ['no blanks, escapes as JSON has them', { t: 'a"\\\n\u0001/中𬭎' }, '{"t":"a\\"\\\\\\n\\u0001/中𬭎"}'],
    ['keys by code unit, upper case first', { a: 1, B: 2, '1': 3, _: 4 }, '{"1":3,"B":2,"_":4,"a":1}'],
    ['Unicode form', { t: 'e\u0301' }, '{"t":"\u00e9"}'],
    ['number form', { n: 1e3 }, '{"n":1000}'],
    ['a key of its own named __proto__', JSON.parse('{"__proto__":1}') as unknown, '{"__proto__":1}'],
  ])('one text whatever the %s', (_, value, text) => expect(canonicalJson(value)).toBe(text));

  const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);
  const refused: readonly (readonly [string, unknown])[] = [
    ['a fraction', 0.1],
    ['minus zero', -0],
    ['2^53', 2 ** 53],
    ['NaN', Number.NaN],
    ['undefined', { a: undefined }],
    ['a hole', Array(1)],
    ['a big integer', 1n],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['a buffer', Buffer.from('a')],
    ['a function', () => 1],
    ['a symbol key', { [Symbol('a')]: 1 }],
    ['a key beyond ASCII', { 姓名: 1 }],
    ['a lone surrogate', '\uD800'],
    ['100 levels', nested(100)],
  ];
  it.each(refused)('%s is refused', (_, value) => expect(() => canonicalJson(value)).toThrow(RangeError));
});

describe('Ed25519', () => {
  it('agrees with RFC 8032, 7.1, tests 1 and 2', () => {
    const first = ed25519.keyPairOf(hex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60'));
    expect(first.publicKey.toString('hex')).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
    expect(ed25519.sign(Buffer.alloc(0), first.privateKey).toString('hex')).toBe(
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    );
    const second = ed25519.keyPairOf(hex('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb'));
    const sig = ed25519.sign(hex('72'), second.privateKey);
    expect(sig.toString('hex')).toMatch(/^92a009a9f0d4cab8720e820b5f642540/);
    expect(ed25519.verify(hex('72'), sig, second.publicKey)).toBe(true);
    expect(ed25519.verify(hex('73'), sig, second.publicKey)).toBe(false);
    expect(ed25519.verify(hex('72'), sig.subarray(1), second.publicKey)).toBe(false);
    expect(ed25519.verify(hex('72'), sig, first.publicKey.subarray(1))).toBe(false);
  });

  it('gives every key its own name, the same for the same key', () => {
    const [a, b] = [ed25519.newKeyPair(), ed25519.newKeyPair()];
    expect(a.kid).toMatch(/^ed25519-[\w-]{22}$/);
    expect(a.kid).not.toBe(b.kid);
    expect(ed25519.keyPairOf(a.privateKey)).toEqual(a);
    expect(() => ed25519.keyPairOf(Buffer.alloc(31))).toThrow(RangeError);
  });
});

describe('signed payloads (H47)', () => {
  const key = ed25519.newKeyPair();
  const other = ed25519.newKeyPair();
  const findKey = (kid: string) => (kid === key.kid ? key.publicKey : kid === other.kid ? other.publicKey : undefined);
  const payload = { number: 'LC371000-2026-00001', level: 'junior', hours: 48, issuedOn: '2026-08-17' };
  const signed = signPayload(key, 'level-certificate', payload);
  const verdict = (changed: object) => verifySigned({ ...signed, ...changed }, 'level-certificate', findKey);

  it('verifies what was signed, in any key order', () => {
    expect(verdict({})).toEqual({ ok: true, payload, kid: key.kid });
    expect(verdict({ payload: Object.fromEntries(Object.entries(payload).toReversed()) }).ok).toBe(true);
    expect(verifySigned(JSON.parse(JSON.stringify(signed)) as Signed, 'level-certificate', findKey).ok).toBe(true);
  });

  it('one flipped bit anywhere in the signature is bad', () => {
    const bytes = Buffer.from(signed.sig, 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(verdict({ sig: flipped.toString('base64url') })).toEqual({ ok: false, why: 'bad-signature' });
    }
  });

  it.each([
    ['a changed fact', { payload: { ...payload, hours: 49 } }, 'bad-signature'],
    ['an added fact', { payload: { ...payload, extra: 1 } }, 'bad-signature'],
    ['another key', { kid: other.kid }, 'bad-signature'],
    ['an unknown key', { kid: 'ed25519-x' }, 'unknown-key'],
    ['an added field', { alg: 'none' }, 'malformed'],
    ['no payload', { payload: undefined }, 'malformed'],
    ['a cut signature', { sig: signed.sig.slice(1) }, 'malformed'],
    ['an empty signature', { sig: '' }, 'malformed'],
    ['a second spelling of the signature', { sig: `${signed.sig.slice(0, -1)}B` }, 'malformed'],
    ['a number that has no canonical form', { payload: { ...payload, hours: 48.5 } }, 'malformed'],
  ])('%s is %s', (_, changed, why) => expect(verdict(changed)).toEqual({ ok: false, why }));

  it('a signature for another purpose proves nothing', () => {
    expect(verifySigned(signed, 'training-certificate', findKey)).toEqual({ ok: false, why: 'bad-signature' });
  });

  it.each([null, undefined, 1, 'x', []])('%j from outside is malformed, not an error', (value) =>
    expect(verifySigned(value as unknown as Signed, 'level-certificate', findKey)).toEqual({
      ok: false,
      why: 'malformed',
    }),
  );
});
