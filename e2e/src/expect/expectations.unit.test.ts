import { join } from 'node:path';
import { expect, test } from 'vitest';
import { e2eRoot, scenarioPath } from '../demo/scenario.ts';
import { addWorkingDays, lastWorkingDayTo, rollForward } from './days.ts';
import { expectations } from './expectations.ts';

test('the fixtures come to the figures that the programme year was designed with', async () => {
  const { tracks, hostile, lateClocks } = await expectations(join(e2eRoot, 'fixtures'), scenarioPath);
  const { weihai, heze } = tracks;
  expect(weihai?.forms).toEqual({
    '2026-Q1': [0, 0, 0, 0, 0, 0],
    '2026-Q2': [1, 55, 0, 1, 0, 0],
    '2026-Q3': [0, 0, 7_500_000, 0, 51, 50],
    '2026-Q4': [0, 0, 150_000, 0, 0, 1],
  });
  expect(weihai).toMatchObject({ completed: 55, absent: 1, voided: 1, notPassed: 2, passed: 51, titleNotices: 39 });
  expect(weihai).toMatchObject({
    shortMinutes: [1, 360, 360, 360, 360],
    ledgerFen: 7_650_000,
    noticeUntil: '2026-09-10',
  });
  expect(weihai?.clocks).toMatchObject({ D1: { due: '2026-06-22', late: false } });
  expect(heze).toMatchObject({
    enrolled: 40,
    deskCopies: 40,
    completed: 40,
    qualified: 15,
    notQualified: 25,
    passed: 15,
  });
  expect(heze?.clocks).toMatchObject({
    D2: { due: '2026-10-08' },
    D3: { due: '2026-10-15', doneOn: '2026-10-16', late: true },
    D4: { due: '2026-11-23', late: false },
  });
  expect(hostile.committed).toBe(13);
  expect(lateClocks).toEqual(['heze D3']);
});

test('days are counted as the law counts them', () => {
  expect(rollForward('2026-06-21')).toBe('2026-06-22');
  expect(rollForward('2026-10-03')).toBe('2026-10-08');
  expect(addWorkingDays('2026-09-24', 10)).toBe('2026-10-15');
  expect(lastWorkingDayTo('2026-05-31')).toBe('2026-05-29');
  expect(lastWorkingDayTo('2026-10-10')).toBe('2026-10-10');
});
