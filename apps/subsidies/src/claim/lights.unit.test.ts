import type { CityPack } from '@peiyu/domain/policy/index.ts';
import { describe, expect, it } from 'vitest';
import { inGroup } from './lights.ts';

const target: CityPack['target'] = {
  territory: 'none',
  groups: ['employed', 'willing'],
  retired: { test: 'pension' },
  ageWarning: 60,
  freshGraduate: 'finalYearOrThisYear',
};

describe('the light of the group (H-III(6), C4-9)', () => {
  it.each([
    ['a code of the pack', { group: 'employed' }, true],
    ['its name', { group: '在岗职工' }, true],
    ['a group the city does not open', { group: 'freshGraduate' }, false],
    ['a pension, whatever the group', { group: 'employed', retired: true }, false],
    ['a word that is no group', { group: '其他' }, false],
    ['a group identity does not know: enrolment has asked', {}, true],
  ])('%s', (_, person, green) => {
    expect(inGroup({ target }, person)).toBe(green);
  });
});
