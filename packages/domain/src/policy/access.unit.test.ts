import { describe, expect, it } from 'vitest';
import { cityPack, standard } from '../testing/packs.ts';
import { Refusal, refusalText } from '../refusal.ts';
import {
  fieldOfHeading,
  majorRelation,
  occupationIn,
  occupationsOf,
  packInForce,
  quarterlyRows,
  requiredMinutes,
  standardOf,
  subsidyAmount,
  titleFor,
} from './index.ts';

const weihai = cityPack('weihai');
const demo = cityPack('weihai', { demo: true });
const heze = cityPack('heze', { demo: true });
const junior = { occupation: 'bigData', level: 'junior' } as const;

const textOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return refusalText(error.code, error.facts);
    throw error;
  }
  return null;
};

describe('what the law leaves open (architecture 8)', () => {
  it('is refused with 「标准未录入」 under the real packs', () => {
    expect(textOf(() => requiredMinutes(weihai, junior))).toBe(
      '标准未录入：大数据工程技术人员初级的标准学时。请联系市级专技岗录入后再办。',
    );
    expect(textOf(() => subsidyAmount(weihai, junior, '2026-09-01'))).toContain('标准未录入');
    expect(textOf(() => standardOf([standard('smart-mfg')], junior))).toContain('标准未录入：大数据工程技术人员初级');
    const hoursOnly = { ...weihai, requiredHours: { bigData: { '*': { junior: 48 } } } };
    expect(textOf(() => requiredMinutes(hoursOnly, junior))).toContain('一个学时的分钟数');
  });

  it('comes from the demo overlay in the demo: 2,880 minutes, 1,500.00 元', () => {
    expect(requiredMinutes(demo, { ...junior, direction: '任一方向' })).toBe(2880);
    expect(requiredMinutes(heze, { occupation: 'smartMfg', level: 'intermediate' })).toBe(2880);
    expect(subsidyAmount(demo, junior, '2026-09-01')).toBe(150_000);
    expect(textOf(() => subsidyAmount(demo, junior, '2025-12-31'))).toContain('标准未录入');
    expect(textOf(() => requiredMinutes(demo, { occupation: 'cloud', level: 'junior' }))).toContain('云计算');
  });

  it('takes a direction before all directions, an occupation before all, the latest amount', () => {
    const pack = {
      ...demo,
      requiredHours: { bigData: { '*': { junior: 48 }, 运维: { junior: 60 } } },
      subsidy: {
        ...demo.subsidy,
        amounts: [
          { occupation: '*', level: 'junior' as const, fen: 9, from: '2026-08-01' },
          { occupation: 'bigData', level: 'junior' as const, fen: 1, from: '2026-01-01' },
          { occupation: 'bigData', level: 'junior' as const, fen: 2, from: '2026-07-01' },
        ],
      },
    };
    expect([
      requiredMinutes(pack, { ...junior, direction: '运维' }),
      requiredMinutes(pack, { ...junior, direction: '其他' }),
    ]).toEqual([3600, 2880]);
    expect(['2026-06-30', '2026-07-01', '2026-09-01'].map((date) => subsidyAmount(pack, junior, date))).toEqual([
      1, 2, 2,
    ]);
    expect(subsidyAmount(pack, { occupation: 'cloud', level: 'junior' }, '2026-09-01')).toBe(9);
  });
});

describe('what differs between the cities (A2, A3)', () => {
  it('offers nine or ten occupations', () => {
    expect([occupationsOf(weihai).length, occupationsOf(heze).length]).toEqual([9, 10]);
    expect(occupationIn(heze, 'ai').short).toBe('人工智能');
    expect(textOf(() => occupationIn(weihai, 'ai'))).toContain('人工智能工程技术人员');
  });

  it('prints the rows of the annex first, and a new occupation without a change of code (C4-30)', () => {
    expect(quarterlyRows(weihai).map(({ short }) => short)).toEqual([
      '智能制造',
      '大数据',
      '区块链',
      '物联网',
      '云计算',
      '数字化管理',
      '工业互联网',
      '虚拟现实',
      '集成电路',
    ]);
    expect(quarterlyRows(heze)).toEqual([]);
    const own = { code: 'robotics', short: '机器人', exact: '机器人工程技术人员', number: null, formerNumbers: [] };
    expect(
      quarterlyRows({ ...weihai, occupations: [...weihai.occupations, 'ai', own] })
        .slice(-2)
        .map(({ short }) => short),
    ).toEqual(['人工智能', '机器人']);
  });

  it('is data: review, desk copy, title, hours channel', () => {
    expect([weihai.cohort.openingReview, heze.cohort.openingReview]).toEqual([true, false]);
    expect([weihai.enrolment.deskCopy, heze.enrolment.deskCopy]).toEqual([false, true]);
    expect([titleFor(weihai, 'junior'), titleFor(heze, 'intermediate'), titleFor(weihai, 'senior')]).toEqual([
      '助理工程师',
      '中级职称',
      null,
    ]);
    expect([weihai.ce.category, heze.ce.category]).toEqual(['专业课', '其他学时认定']);
  });
});

describe('the version in force', () => {
  it('is the latest that had begun on the day', () => {
    const later = { ...weihai, version: 'b', effectiveFrom: '2026-07-01' };
    expect([
      packInForce([later, weihai], '2026-06-30').version,
      packInForce([later, weihai], '2026-07-01').version,
    ]).toEqual(['2023-05-24', 'b']);
    expect(textOf(() => packInForce([weihai], '2023-05-23'))).toContain('371000');
    expect(textOf(() => packInForce([], '2026-01-01'))).toContain('没有生效的政策参数');
  });
});

describe('majors and headings', () => {
  it('sends a major that is not listed to a look by hand (A9 Q3)', () => {
    expect(majorRelation(demo, 'bigData', ' 软件工程 ')).toBe('related');
    expect([majorRelation(demo, 'bigData', '考古学'), majorRelation(weihai, 'bigData', '软件工程')]).toEqual([
      'review',
      'review',
    ]);
  });

  it.each([
    ['姓 名', 'name'],
    ['身份证号', 'identityNumber'],
    ['证件号码*', 'identityNumber'],
    ['文化程度', 'education'],
    ['出生年月', 'birthDate'],
    ['联系电话', 'phone'],
    ['工作年限', 'years'],
    ['从事本职业年限（年）', 'years'],
    ['所属县区', 'county'],
    ['是否退休', 'retired'],
    ['专业能力', 'ability'],
    ['2026-04-11', null],
    ['', null],
  ])('knows the heading %s', (heading, field) => {
    expect(fieldOfHeading(heading)).toBe(field);
  });

  it('lets a city add its own headings', () => {
    expect(fieldOfHeading('所在镇街', { spreadsheet: { headings: { county: ['所在镇街'] } } })).toBe('county');
  });
});
