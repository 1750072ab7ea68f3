import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskAccount, maskIdentityNumber, maskName, maskPhone } from './mask.ts';
import { parsePersonName, personNameKey } from './person-name.ts';
import { codePoints, organisationNameKey, wordKey } from './text.ts';

const read = (raw: string) => {
  const outcome = parsePersonName(raw);
  return outcome.ok ? outcome.value : outcome.code;
};

describe('names of persons (民委发〔2016〕33号, B6, C4-37, C4-38)', () => {
  it.each([
    [' 徐 空 ', '徐空'],
    ['徐　空', '徐空'],
    ['买合木提.阿卜杜', '买合木提·阿卜杜'],
    ['买合木提・阿卜杜拉', '买合木提·阿卜杜拉'],
    ['买合木提•阿卜杜', '买合木提·阿卜杜'],
    ['买合木提． 阿卜杜', '买合木提·阿卜杜'],
    ['李𬭎', '李𬭎'],
    ['䶮文', '䶮文'],
    ['丛零\u200B宽', '丛零宽'],
    ['\uFEFF李𬭎', '李𬭎'],
    ['李〇', '李〇'],
    ["Anne-Marie  O'Neil", "Anne-Marie O'Neil"],
    ['ＪＯＨＮ Ｐ． Ｑ', 'JOHN P. Q'],
  ])('%s is stored as %s', (raw, expected) => {
    expect(read(raw)).toBe(expected);
  });

  it.each([
    '=HYPERLINK("http://127.0.0.1/","点我")',
    '<script>alert(1)</script>',
    '毕\u202E反',
    `于${'长'.repeat(50)}`,
    '张3',
    '+张',
    '-张',
    '@张',
    '·张',
    '张·',
    '张（大）',
    '合计：60人',
    'a;b',
  ])('refuses %s', (raw) => {
    expect(read(raw)).toBe('identity.name.invalid');
  });

  it('says that a name is missing', () => {
    expect(['', '  ', '\u200B'].map(read)).toEqual(Array.from({ length: 3 }, () => 'identity.name.missing'));
  });

  it('never changes a Han code point, and reads its own result as itself', () => {
    const han = fc.oneof(
      fc.integer({ min: 0x4e00, max: 0x9fff }),
      fc.integer({ min: 0x20000, max: 0x2a6df }),
      fc.integer({ min: 0xf900, max: 0xfa6d }),
    );
    fc.assert(
      fc.property(fc.array(han, { minLength: 1, maxLength: 50 }), (points) => {
        const name = String.fromCodePoint(...points);
        expect(read(name)).toBe(name);
      }),
    );
  });

  it('counts code points: 50 characters of plane 2 fit, 51 do not', () => {
    expect(codePoints('𬭎'.repeat(50))).toBe(50);
    expect([read('𬭎'.repeat(50)), read('𬭎'.repeat(51))]).toEqual(['𬭎'.repeat(50), 'identity.name.invalid']);
  });

  it('compares by one key', () => {
    expect(personNameKey('买合木提.阿卜杜')).toBe(personNameKey('买合木提•阿卜杜 '));
    expect(personNameKey('<b>')).toBeNull();
  });
});

describe('names of bodies and headings', () => {
  it('are one after NFKC', () => {
    expect(organisationNameKey('中国石油大学(华东)')).toBe(organisationNameKey('中国石油大学（华东） '));
    expect(organisationNameKey('中国石油大学(北京)')).not.toBe(organisationNameKey('中国石油大学（华东）'));
    expect([wordKey('姓 名*'), wordKey('已培训班次（个）'), wordKey('联系电话：')]).toEqual([
      '姓名',
      '已培训班次',
      '联系电话',
    ]);
  });
});

describe('masked forms (B7)', () => {
  it('show what may be shown and no more', () => {
    expect(maskName('买合木提·阿卜杜')).toBe('买*');
    expect(maskName('𬭎文')).toBe('𬭎*');
    expect(maskIdentityNumber('371002190001010006')).toBe('371002********0006');
    expect(maskIdentityNumber('E1234567')).toBe('E1****67');
    expect(maskIdentityNumber('E12')).toBe('***');
    expect(maskPhone('13812340000')).toBe('138****0000');
    expect(maskAccount('6222020200001234')).toBe('****1234');
  });
});
