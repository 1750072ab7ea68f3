import { join } from 'node:path';
import { expect, test } from 'vitest';
import { e2eRoot, readScenario } from '../demo/scenario.ts';
import { leaksIn, personalTexts } from './leaks.ts';

test('a name, number or phone of the sheets is noticed wherever it is said', async () => {
  const personal = await personalTexts(join(e2eRoot, 'fixtures'), readScenario());
  expect(personal.size).toBeGreaterThan(300);
  const [first = ''] = personal;
  expect(leaksIn(`{"reason":"${first}"}`, personal)).toBeGreaterThan(0);
  expect(leaksIn('{"reason":"未完成规定学时"}', personal)).toBe(0);
});
