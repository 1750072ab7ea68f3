import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cityOf,
  compareLevels,
  divisionKind,
  educationOf,
  findOccupation,
  formatHours,
  formatMissingHours,
  formatScore,
  formatYuan,
  genderOf,
  hasEducation,
  holdsTitle,
  isWithin,
  levelOf,
  matchOccupation,
  matchOccupations,
  OCCUPATIONS,
  parseScore,
  parseYuan,
  provinceOf,
  sumFen,
  titleRank,
  traineeGroupOf,
  Uuid7,
  uuid7Millis,
  yesNoOf,
} from './index.ts';

describe('money in fen', () => {
  it('is shown in 元 with two decimals', () => {
    expect([formatYuan(150_000), formatYuan(7_500_000), formatYuan(0), formatYuan(5)]).toEqual([
      '1,500.00',
      '75,000.00',
      '0.00',
      '0.05',
    ]);
    expect(formatYuan(123_456_789, { thousands: false })).toBe('1234567.89');
    expect(() => formatYuan(0.5)).toThrow(RangeError);
  });

  it('is read back from what is shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_007_199_254_740_991 }), fc.boolean(), (fen, thousands) => {
        expect(parseYuan(formatYuan(fen, { thousands }))).toBe(fen);
      }),
    );
    expect(['1500.5元', '￥1，500', '0.001', '-1', '1,50', '一千'].map(parseYuan)).toEqual([
      150_050,
      150_000,
      null,
      null,
      null,
      null,
    ]);
  });

  it('adds up without losing a fen', () => {
    expect(sumFen(Array.from({ length: 51 }, () => 150_000))).toBe(7_650_000);
    expect(() => sumFen([9_007_199_254_740_991, 1])).toThrow(RangeError);
  });
});

describe('scores in tenths (C4-18)', () => {
  it.each([
    ['59.5', 595],
    [59.5, 595],
    ['60', 600],
    ['60.0', 600],
    ['６０分', 600],
    [100, 1000],
    [0, 0],
    ['100.1', null],
    ['59.95', null],
    [-1, null],
    ['', null],
    ['缺考', null],
  ])('%s → %s', (raw, expected) => {
    const read = parseScore(raw);
    expect(read.ok ? read.value : null).toBe(expected);
  });

  it('are written as they were read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), (tenths) => {
        expect(parseScore(formatScore(tenths))).toEqual({ ok: true, value: tenths });
      }),
    );
  });
});

describe('hours', () => {
  it('never hide a missing minute', () => {
    expect([
      formatHours(2880, 60),
      formatHours(2879, 60),
      formatMissingHours(1, 60),
      formatMissingHours(360, 60),
    ]).toEqual(['48', '47.98', '0.02', '6']);
  });
});

describe('occupations (A3)', () => {
  it('are ten, found by short name, exact name, present and former code', () => {
    expect(OCCUPATIONS).toHaveLength(10);
    for (const occupation of OCCUPATIONS) {
      const words = [occupation.code, occupation.short, ` ${occupation.exact} `, ...occupation.formerNumbers];
      for (const word of words) expect(matchOccupation(word)).toBe(occupation);
      if (occupation.number) expect(matchOccupation(occupation.number)).toBe(occupation);
    }
    expect(matchOccupation('厨师')).toBeUndefined();
    expect(findOccupation('digitalMgmt')?.exact).toBe('数字化管理师');
  });

  it('are read from a listing text (H-annex)', () => {
    const { found, unknown } = matchOccupations('大数据、区块链 元宇宙');
    expect([found.map(({ code }) => code), unknown]).toEqual([['bigData', 'blockchain'], ['元宇宙']]);
  });
});

describe('words of sheets', () => {
  it('are known', () => {
    expect(['在岗职工', '有从业意愿人员', '应届毕业生', '已退休', '其他'].map(traineeGroupOf)).toEqual([
      'employed',
      'willing',
      'freshGraduate',
      'retired',
      null,
    ]);
    expect(['大学本科', '大学专科', '硕士研究生', '本科', 'constructor'].map(educationOf)).toEqual([
      'bachelor',
      'associate',
      'master',
      'bachelor',
      null,
    ]);
    expect([genderOf('男'), genderOf('女 '), genderOf('x')]).toEqual(['male', 'female', null]);
    expect([yesNoOf('是'), yesNoOf('否'), yesNoOf(''), yesNoOf('？')]).toEqual([true, false, false, null]);
    expect([levelOf('初级'), levelOf(' 中级专业技术等级'), levelOf('特级')]).toEqual(['junior', 'intermediate', null]);
    expect(compareLevels('junior', 'senior')).toBeLessThan(0);
    expect([hasEducation('master', 'bachelor'), hasEducation('associate', 'bachelor')]).toEqual([true, false]);
    expect([hasEducation('master', 'technicalSchool'), hasEducation('technicalSchool', 'technicalSchool')]).toEqual([
      false,
      true,
    ]);
  });

  it('rank titles', () => {
    expect([titleRank('技术员'), titleRank('助理工程师（计算机）'), titleRank(''), titleRank('toString')]).toEqual([
      1,
      2,
      null,
      null,
    ]);
    expect([
      holdsTitle('工程师', '助理工程师'),
      holdsTitle('助理工程师', '中级职称'),
      holdsTitle('教师', '技术员'),
    ]).toEqual([true, false, false]);
  });
});

describe('divisions', () => {
  it('know their kind and what they lie under', () => {
    expect(['000000', '370000', '371000', '371002'].map(divisionKind)).toEqual([
      'ministry',
      'province',
      'city',
      'county',
    ]);
    expect([provinceOf('371002'), cityOf('371002'), cityOf('371000')]).toEqual(['370000', '371000', '371000']);
    expect([isWithin('371002', '371000'), isWithin('371002', '370000'), isWithin('371002', '000000')]).toEqual([
      true,
      true,
      true,
    ]);
    expect([isWithin('371000', '371002'), isWithin('371702', '371000'), isWithin('500101', '500000')]).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe('UUIDv7', () => {
  it('is recognised and carries its time', () => {
    const id = '01932c07-209c-7e3a-8f1b-0123456789ab';
    expect(Uuid7.safeParse(id).success).toBe(true);
    expect(uuid7Millis(id)).toBe(0x0193_2c07_209c);
    expect([
      uuid7Millis('01932c07-209c-4e3a-8f1b-0123456789ab'),
      uuid7Millis(id.toUpperCase()),
      uuid7Millis('x'),
    ]).toEqual([null, null, null]);
  });
});
