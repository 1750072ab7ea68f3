import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standard } from '../testing/packs.ts';
import { addCalendarDays, addMonths } from '../calendar/index.ts';
import { refusalText } from '../refusal.ts';
import { Education, Level } from '../values/index.ts';
import { eligibilityFacts, eligibleForAssessment } from './index.ts';
import type { EntryFacts } from './index.ts';

const conditions = standard('smart-mfg').entryConditions;
const [junior, intermediate, senior] = [
  conditions.junior ?? [],
  conditions.intermediate ?? [],
  conditions.senior ?? [],
];
const on = '2026-06-01';

const nobody: EntryFacts = { trained: true, title: null, education: null, certificates: [], experience: null };
const holds = (held: Education, more: { major?: 'related' | 'review'; graduatedOn?: string } = {}) => ({
  held,
  major: 'related' as const,
  graduatedOn: null,
  ...more,
});
const works = (months: number, ongoing = true) => ({ months, asOf: on, ongoing });

describe('entry conditions (B2)', () => {
  it.each<[string, typeof junior, Partial<EntryFacts>, string]>([
    ['技术员', junior, { title: '技术员' }, 'title'],
    ['a higher title', junior, { title: '助理工程师' }, 'title'],
    ['related bachelor', junior, { education: holds('bachelor') }, 'bachelor'],
    ['related master', junior, { education: holds('master') }, 'bachelor'],
    ['final-year student (C4-10)', junior, { education: holds('bachelor', { graduatedOn: '2026-07-01' }) }, 'bachelor'],
    ['associate degree and a year', junior, { education: holds('associate'), experience: works(12) }, 'associate'],
    [
      '助理工程师 and two years, no certificate (C4-12)',
      intermediate,
      { title: '助理工程师', experience: works(24) },
      'title',
    ],
    [
      'bachelor, junior certificate, three years',
      intermediate,
      { education: holds('bachelor'), certificates: ['junior'], experience: works(36) },
      'degree',
    ],
    [
      'master, junior certificate, one year',
      intermediate,
      { education: holds('master'), certificates: ['junior'], experience: works(12) },
      'master',
    ],
    ['related doctorate', intermediate, { education: holds('doctorate') }, 'doctorate'],
    ['工程师 and three years', senior, { title: '工程师', experience: works(36) }, 'title'],
  ])('%s qualifies', (...[, alternatives, facts, by]) => {
    expect(eligibleForAssessment(alternatives, { ...nobody, ...facts }, on)).toEqual({ qualified: true, by });
  });

  it('says from which day eight months of work would be enough (C4-11)', () => {
    const facts = { ...nobody, education: holds('associate'), experience: works(8) };
    const result = eligibleForAssessment(junior, facts, on);
    expect(result).toMatchObject({ qualified: false, passesOn: '2026-10-01', review: false });
    if (result.qualified) return;
    expect(result.reasons[0]).toMatchObject({
      alternative: 'associate',
      missing: ['从事本职业工作须满 12 个月，现为 8 个月'],
    });
    const text = refusalText('assessment.application.condition', eligibilityFacts(result));
    expect(text).toContain('最早可于 2026年10月1日 再报，无须重新培训。');
  });

  it('says that no date exists when time alone brings nothing', () => {
    const result = eligibleForAssessment(
      intermediate,
      { ...nobody, title: '技术员', education: holds('bachelor'), experience: works(84) },
      on,
    );
    expect(result).toMatchObject({ qualified: false, passesOn: null, review: false });
    if (result.qualified) return;
    expect(result.reasons.map(({ alternative }) => alternative).sort()).toEqual([
      'degree',
      'doctorate',
      'master',
      'title',
    ]);
    expect(eligibilityFacts(result).missing).toContain('没有助理工程师职称');
    expect(eligibilityFacts(result).missing).toContain('没有本职业初级专业技术等级证书');
    expect(eligibilityFacts(result).again).toContain('没有可再报的日期');
  });

  it('gives no date to one who no longer works in the occupation', () => {
    expect(
      eligibleForAssessment(intermediate, { ...nobody, title: '助理工程师', experience: works(20, false) }, on),
    ).toMatchObject({ passesOn: null });
  });

  it('sends an unlisted major and an unloaded rule to a look by hand, never to silence (C4-10, A9 Q3)', () => {
    expect(
      eligibleForAssessment(junior, { ...nobody, education: holds('bachelor', { major: 'review' }) }, on),
    ).toMatchObject({ qualified: false, review: true });
    expect(eligibleForAssessment(junior, { ...nobody, education: holds('technicalSchool') }, on)).toMatchObject({
      qualified: false,
      review: true,
    });
    expect(
      eligibleForAssessment(junior, { ...nobody, education: holds('associate', { major: 'review' }) }, on),
    ).toMatchObject({ review: false });
  });

  it('waits for a graduation that is not near, and does not qualify without training', () => {
    const later = { ...nobody, education: holds('bachelor', { graduatedOn: '2028-07-01' }) };
    expect(eligibleForAssessment(junior, later, on)).toMatchObject({ qualified: false, passesOn: '2027-07-01' });
    const untrained = eligibleForAssessment(junior, { ...nobody, trained: false, title: '技术员' }, on);
    expect(untrained).toMatchObject({
      qualified: false,
      passesOn: null,
      review: false,
      reasons: [{ missing: ['没有同职业同等级的培训合格证书'] }, {}, {}, {}],
    });
  });

  it('passes on the day it names, not the day before, and never without a day it could have named', () => {
    const facts = fc.record({
      trained: fc.constant(true),
      title: fc.constantFrom(null, '技术员', '助理工程师', '工程师'),
      education: fc.option(
        fc.record({
          held: fc.constantFrom(...Education.options),
          major: fc.constantFrom('related' as const, 'review' as const),
          graduatedOn: fc.constantFrom(null, '2019-07-01', '2026-07-01', '2028-02-29', '2029-07-01'),
        }),
      ),
      certificates: fc.subarray([...Level.options]),
      experience: fc.option(
        fc.record({
          months: fc.integer({ min: 0, max: 60 }),
          asOf: fc.constantFrom('2026-01-31', '2026-03-15'),
          ongoing: fc.boolean(),
        }),
      ),
    });
    fc.assert(
      fc.property(fc.constantFrom(junior, intermediate, senior), facts, (alternatives, person) => {
        const result = eligibleForAssessment(alternatives, person, on);
        if (result.qualified) return;
        if (result.passesOn === null) {
          expect(eligibleForAssessment(alternatives, person, addMonths(on, 1200)).qualified).toBe(false);
          return;
        }
        expect(result.passesOn > on).toBe(true);
        expect(eligibleForAssessment(alternatives, person, result.passesOn).qualified).toBe(true);
        expect(eligibleForAssessment(alternatives, person, addCalendarDays(result.passesOn, -1)).qualified).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});
