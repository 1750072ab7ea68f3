import type { AdmitRow } from '@peiyu/kit/identity-port.ts';
import { IdentityType } from '@peiyu/domain/values/index.ts';
import { describe, expect, it } from 'vitest';
import { rowOf, syntheticNumber } from '../testing/rows.ts';
import { checkRows } from './check-rows.ts';

const policy = { asOf: '2026-03-09', identityTypes: IdentityType.options, ageWarning: 60 };
const good = rowOf(1);

type Case = readonly [what: string, change: Partial<AdmitRow>, expected: string];

/** One case per row of the hostile roster, with its numbers; a code means that the row is refused for it. */
const cases: readonly Case[] = [
  ['clean', {}, 'accept'],
  ['wrong check digit', { number: '371002198701020000' }, 'identity.citizen-id.check-digit'],
  ['30 February', { number: '371099199902300019' }, 'identity.citizen-id.date'],
  ['born in the future', { number: '371099203101010010' }, 'identity.citizen-id.date'],
  ['15 digits', { number: '371082560315000' }, 'identity.citizen-id.fifteen-digit'],
  ['abolished area', { number: '371081198505050003' }, 'accept'],
  ['abolished prefecture', { number: '372901198008080007' }, 'accept'],
  ['residence permit', { documentType: '港澳台居民居住证', number: '810000199202020002' }, 'accept'],
  ['residence permit by its number', { number: '810000199202020002' }, 'accept'],
  [
    'permit number as resident card',
    { documentType: '居民身份证', number: '810000199202020002' },
    'identity.document.type-mismatch',
  ],
  ['lower-case x', { number: '37100219810603000x' }, 'accept'],
  ['full-width digits', { number: '３７１００２１９９７０６２８０００７' }, 'accept'],
  ['spaces around', { number: ' 371002198704280009 ' }, 'accept'],
  ['formula as name', { name: '=HYPERLINK("http://127.0.0.1/","点我")' }, 'identity.name.invalid'],
  ['markup as name', { name: '<script>alert(1)</script>' }, 'identity.name.invalid'],
  ['no name', { name: '' }, 'identity.name.missing'],
  ['no number', { number: '' }, 'identity.citizen-id.missing'],
  ['retired by group', { group: '已退休' }, 'training.enrolment.retired'],
  ['retired by column', { retired: '是' }, 'training.enrolment.retired'],
  ['61 and employed', { number: '371002196403030007' }, 'warn'],
  ['gender against number', { number: '371002199004040009', gender: '男' }, 'identity.citizen-id.mismatch'],
  [
    'birth date against number',
    { number: '371002199005050006', birthDate: '1991年5月5日' },
    'identity.citizen-id.mismatch',
  ],
  ['birth month agrees', { number: '371002199005050006', birthDate: '1990.05' }, 'accept'],
  ['phone malformed', { phone: '12345' }, 'identity.phone.invalid'],
  ['number cell', { number: '3.7100219900101e+17', numberIsNumeric: true }, 'identity.citizen-id.number-cell'],
  ['number cell in digits', { number: '371002199001010000', numberIsNumeric: true }, 'identity.citizen-id.number-cell'],
  ['employer code', { employerCode: '91371000MA3XX00018' }, 'identity.uscc.check'],
  ['name of 51', { name: '长'.repeat(51) }, 'identity.name.invalid'],
  ['direction override', { name: '甲\u202e乙' }, 'identity.name.invalid'],
  ['direction override in employer', { employer: '甲\u202e乙' }, 'identity.fact.unreadable'],
  ['unknown group', { group: '其他' }, 'identity.fact.unreadable'],
  ['unknown education', { education: '某某' }, 'warn'],
  ['unknown document', { documentType: '会员卡' }, 'identity.document.type-unknown'],
];

describe('a row of a roster', () => {
  it.each(cases)('%s', (_what, change, expected) => {
    const [checked] = checkRows([{ ...good, ...change }], policy);
    const verdict = checked?.facts ? (checked.warnings.length > 0 ? 'warn' : 'accept') : 'reject';
    const wanted = expected === 'accept' || expected === 'warn' ? expected : 'reject';
    expect(verdict).toBe(wanted);
    if (wanted === 'reject') expect(checked?.stops.map(({ code }) => code)).toContain(expected);
  });

  it.each([
    [' 学 员 ', '学员'],
    ['学员.甲', '学员·甲'],
    ['学员・甲', '学员·甲'],
    ['学\u200b员', '学员'],
    ['学𬭎', '学𬭎'],
  ])('stores the name %j as %j', (written, stored) => {
    expect(checkRows([{ ...good, name: written }], policy)[0]?.facts?.name).toBe(stored);
  });

  it('stores the canonical number', () => {
    expect(checkRows([{ ...good, number: '37100219810603000x' }], policy)[0]?.facts?.number).toBe('37100219810603000X');
  });

  it('takes one number once a file, and names the row that has it', () => {
    const [first, second] = checkRows([good, { ...good, row: 9, name: '学员乙', number: ` ${good.number}` }], policy);
    expect(first?.facts).toBeDefined();
    expect(second).toMatchObject({ facts: undefined, stops: [{ code: 'identity.person.twice-in-file' }] });
    expect(second?.stops[0]?.text).toContain('第 1 行');
  });

  it('says no value in any problem', () => {
    const number = `${syntheticNumber(3).slice(0, 17)}${syntheticNumber(3).endsWith('1') ? '2' : '1'}`;
    const [checked] = checkRows([{ ...good, name: '甲1', number, phone: '12345', employerCode: 'NOTACODE' }], policy);
    expect(checked?.stops).toHaveLength(4);
    const said = JSON.stringify(checked?.stops);
    for (const value of ['甲1', number, '12345', 'NOTACODE']) expect(said).not.toContain(value);
  });

  it('refuses a kind of document the city does not take', () => {
    const [checked] = checkRows([{ ...good, documentType: '护照', number: 'E12345678' }], {
      ...policy,
      identityTypes: ['residentId'],
    });
    expect(checked?.stops[0]?.code).toBe('identity.document.not-allowed');
  });
});
