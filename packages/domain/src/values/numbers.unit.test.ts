import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addCalendarDays } from '../calendar/index.ts';
import { checkCharacter, fromFifteenDigits, numberFacts, parseCitizenId } from './citizen-id.ts';
import { documentKey, identityTypeOf, parseIdentityDocument } from './identity-document.ts';
import { parsePhone } from './phone.ts';
import { parseUscc, usccCheckCharacter } from './uscc.ts';

const today = '2026-03-09';
const code = (outcome: { ok: boolean; code?: string }) => (outcome.ok ? 'ok' : outcome.code);

const number = fc
  .tuple(
    fc.constantFrom('371002', '372901', '371081', '371099', '810000', '830000', '999156'),
    fc.integer({ min: 0, max: 36_000 }).map((days) => addCalendarDays('1926-01-01', days)),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([area, birth, sequence]) => area + birth.replaceAll('-', '') + String(sequence).padStart(3, '0'))
  .map((first17) => first17 + checkCharacter(first17));

describe('citizen number (B6, GB 11643-1999)', () => {
  it.each([
    ['371002190001010006', 'ok'],
    ['37172419000202000X', 'ok'],
    ['37100219810603000x', 'ok'],
    ['３７１００２１９９７０６２８０００７', 'ok'],
    [' 371002198704280009 ', 'ok'],
    ["'371002198704280009", 'ok'],
    ['371081198505050003', 'ok'],
    ['372901198008080007', 'ok'],
    ['371002198701020000', 'identity.citizen-id.check-digit'],
    ['371099199902300019', 'identity.citizen-id.date'],
    ['371099203101010010', 'identity.citizen-id.date'],
    ['371082560315000', 'identity.citizen-id.fifteen-digit'],
    ['071002190001010006', 'identity.citizen-id.format'],
    ['3710021900010100', 'identity.citizen-id.format'],
    ['', 'identity.citizen-id.missing'],
  ])('%s → %s', (raw, expected) => {
    expect(code(parseCitizenId(raw, today))).toBe(expected);
  });

  it('is canonical after one reading, however it was written', () => {
    fc.assert(
      fc.property(number, (id) => {
        const written = ` '${id.toLowerCase()} `.replaceAll(/[0-9x]/gu, (c) =>
          String.fromCodePoint(c.charCodeAt(0) + 0xfee0),
        );
        expect(parseCitizenId(written, today)).toEqual({ ok: true, value: id });
      }),
    );
  });

  it('sees every single wrong digit and every exchange of neighbours', () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (id, at, by) => {
        const wrong = [...id];
        wrong[at] = String((Number(wrong[at]) + by) % 10);
        expect(checkCharacter(wrong.join(''))).not.toBe(id.charAt(17));
        const swapped = [...id];
        [swapped[at], swapped[at + 1]] = [id.charAt(at + 1), id.charAt(at)];
        if (at < 16 && id.charAt(at) !== id.charAt(at + 1))
          expect(checkCharacter(swapped.join(''))).not.toBe(id.charAt(17));
      }),
    );
  });

  it('carries birth date and gender', () => {
    expect(numberFacts('37172419000202000X')).toEqual({ birthDate: '1900-02-02', gender: 'female', area: '371724' });
    expect(numberFacts('371099198910219398').gender).toBe('male');
  });

  it('converts 15 digits of old records only', () => {
    expect(fromFifteenDigits('371082560315000')).toBe('371082195603150000');
    expect(fromFifteenDigits('371082560230000')).toBeNull();
    expect(fromFifteenDigits('371002190001010006')).toBeNull();
  });

  it('never puts the number into a refusal', () => {
    fc.assert(
      fc.property(number, (id) => {
        const broken = id.slice(0, 17) + (id.endsWith('0') ? '1' : '0');
        expect(JSON.stringify(parseCitizenId(broken, today))).not.toContain(id.slice(6, 14));
      }),
    );
  });
});

describe('identity documents (B6)', () => {
  it.each([
    ['residentId', '371002190001010006', 'ok'],
    ['hmtResidencePermit', '810000199202020002', 'ok'],
    ['residentId', '810000199202020002', 'identity.document.type-mismatch'],
    ['hmtResidencePermit', '371002190001010006', 'identity.document.type-mismatch'],
    ['foreignPermanentResidentCard', 'abc123456789012', 'ok'],
    ['foreignPermanentResidentCard', '371002190001010006', 'identity.document.type-mismatch'],
    ['passport', 'E 1234567', 'ok'],
    ['passport', 'E-1', 'identity.document.format'],
    ['foreignWorkPermit', '=1+1', 'identity.document.format'],
  ] as const)('%s %s → %s', (type, raw, expected) => {
    expect(code(parseIdentityDocument(type, raw, today))).toBe(expected);
  });

  it('reads a permanent resident card of 2023 on as an 18-digit number', () => {
    const first17 = '99915619800101001';
    const read = parseIdentityDocument('foreignPermanentResidentCard', first17 + checkCharacter(first17), today);
    expect(read).toMatchObject({ ok: true, value: { birthDate: '1980-01-01', gender: 'male' } });
  });

  it('knows the words of sheets and keys by kind and number', () => {
    expect(['居民身份证', ' 身份证 ', '港澳台居民居住证', '学生证'].map(identityTypeOf)).toEqual([
      'residentId',
      'residentId',
      'hmtResidencePermit',
      null,
    ]);
    expect(documentKey({ type: 'passport', number: 'E1234567' })).toBe('passport|E1234567');
  });
});

describe('USCC (B6, GB 32100-2015)', () => {
  it.each([
    ['91350100M000100Y43', true],
    ['91371002MA0000100N', true],
    ['91371002MA0000101R', true],
    [' 91371002ma0000102w', true],
    ['91371000MA3XX00018', false],
    ['91350100I000100Y43', false],
    ['', false],
  ])('%s → %s', (raw, ok) => {
    expect(parseUscc(raw).ok).toBe(ok);
  });

  it('accepts each code with its own check character and no other', () => {
    const character = fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY');
    fc.assert(
      fc.property(fc.string({ unit: character, minLength: 9, maxLength: 9 }), character, (body, last) => {
        const first17 = `91371002${body}`;
        expect(parseUscc(first17 + last).ok).toBe(usccCheckCharacter(first17) === last);
      }),
    );
  });
});

describe('mobile numbers', () => {
  it.each([
    ['19900000204', '19900000204'],
    [19_900_000_204, '19900000204'],
    ['+86 199-0000-0204', '19900000204'],
    ['１９９００００02０4', '19900000204'],
    ['1990000020', null],
    ['12900000204', null],
    ['联系人', null],
  ])('%s', (raw, expected) => {
    const read = parsePhone(raw);
    expect(read.ok ? read.value : null).toBe(expected);
  });
});
