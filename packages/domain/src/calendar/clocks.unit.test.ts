import { describe, expect, it } from 'vitest';
import { cityPack } from '../testing/packs.ts';
import { CLOCKS, ClockId, Days, dueDate, endOfMonths, endOfTerm, limitText, Months } from './index.ts';

const weihai = cityPack('weihai');
const heze = cityPack('heze');

describe('the clocks D1–D8 (A8)', () => {
  it.each([
    ['D1', '2026-05-22', { nominal: '2026-06-21', due: '2026-06-22' }],
    ['D1', '2026-09-03', { nominal: '2026-10-03', due: '2026-10-08' }],
    ['D2', '2026-09-07', { nominal: '2026-10-07', due: '2026-10-08' }],
    ['D3', '2026-09-24', { nominal: '2026-10-15', due: '2026-10-15' }],
    ['D4', '2026-10-23', { nominal: '2026-11-22', due: '2026-11-23' }],
    ['D6', '2026-03-16', { nominal: '2026-03-16', due: '2026-03-16' }],
    ['D7', '2026-03-09', { nominal: '2026-03-08', due: '2026-03-06' }],
    ['D8', '2026-08-14', { nominal: '2026-12-31', due: '2026-12-31' }],
  ] as const)('%s from %s', (id, trigger, expected) => {
    expect(dueDate(id, trigger, heze)).toMatchObject({ ...expected, provisional: false });
  });

  it.each([
    ['2026-01-01', '2026-03-31'],
    ['2026-06-30', '2026-06-30'],
    ['2026-08-15', '2026-09-30'],
    ['2026-12-31', '2026-12-31'],
    ['2024-05-01', '2024-06-28'],
  ])('D5 for %s is due %s', (trigger, due) => {
    expect(dueDate('D5', trigger, weihai)?.due).toBe(due);
    expect(dueDate('D5', trigger, heze)).toBeNull();
  });

  it('bind where the seed of the city says so, and are off where it is silent on the act', () => {
    const binding = (pack: typeof weihai) =>
      ClockId.options.map((id) => dueDate(id, '2026-05-22', pack)?.binding ?? null);
    expect(binding(weihai)).toEqual([true, false, false, false, true, null, true, true]);
    expect(binding(heze)).toEqual([false, true, true, true, null, true, false, true]);
  });

  it('say so when a day counted has no published calendar (C4-24)', () => {
    expect(dueDate('D1', '2026-12-10', weihai)).toMatchObject({
      nominal: '2027-01-09',
      due: '2027-01-11',
      provisional: true,
    });
    expect(dueDate('D3', '2026-12-20', heze)?.provisional).toBe(true);
    expect(dueDate('D5', '2027-02-01', weihai)).toMatchObject({ due: '2027-03-31', provisional: true });
  });

  it('are all described', () => {
    for (const id of ClockId.options)
      expect(CLOCKS[id]).toMatchObject({ id, source: expect.stringMatching(/^[WH]-/u) });
  });
});

describe('terms', () => {
  it('count a notice of five working days to its last day', () => {
    expect(endOfTerm('2026-09-03', '5wd')).toEqual({ nominal: '2026-09-10', due: '2026-09-10', provisional: false });
  });

  it('count months to the corresponding day and always name their unit', () => {
    expect(endOfMonths('2026-09-01', '12m')).toBe('2027-09-01');
    expect([limitText('30d'), limitText('10wd'), limitText('12m')]).toEqual(['30 日', '10 个工作日', '12 个月']);
    expect(['30d', '10wd', '0d'].map((text) => Days.safeParse(text).success)).toEqual([true, true, true]);
    expect(['30', '-5wd', '1.5d', 'd', '10 wd', '30days'].map((text) => Days.safeParse(text).success)).not.toContain(
      true,
    );
    expect(['12m', '0m', '12'].map((text) => Months.safeParse(text).success)).toEqual([true, false, false]);
  });
});
