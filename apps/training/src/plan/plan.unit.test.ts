import { describe, expect, it } from 'vitest';
import { codeOf, refusedBy } from '../testing/samples.ts';
import type { Plan, PlanEvent } from './plan.ts';
import { consentToPlan, draftPlan, evolvePlan, filePlan, recordPlan, returnPlan } from './plan.ts';

const line = (lineId: string, evaluatorOrgId: string) => ({
  lineId,
  evaluatorOrgId,
  occupation: 'bigData',
  direction: null,
  level: 'junior' as const,
  cohorts: 1,
  places: 60,
  minutes: 2880,
  months: [4],
  venue: '某校区',
  fee: 0,
});
const draft = {
  orgId: 'provider',
  year: 2026,
  lines: [line('l1', 'e1'), line('l2', 'e2')],
  assessmentPlan: '考核',
  homeReceipt: null,
};
const filing = { receivers: ['371000', '370000'], needsReceipt: false, listings: [] };

const after = (plan: Plan | undefined, events: readonly PlanEvent[]): Plan => {
  const next = events.reduce<Plan | undefined>((state, event) => evolvePlan(state, event), plan);
  if (!next) throw new Error('no plan');
  return next;
};
const drafted = after(undefined, draftPlan(undefined, draft));
const agreed = ['e1', 'e2'].reduce((plan, evaluator) => after(plan, consentToPlan(plan, evaluator, [])), drafted);
const filed = after(agreed, filePlan(agreed, filing));
const recorded = ['371000', '370000'].reduce((plan, by) => after(plan, recordPlan(plan, by)), filed);

describe('an annual plan (W-IV(1))', () => {
  it('is agreed by every evaluator, filed, and recorded by every receiver', () => {
    const half = after(drafted, consentToPlan(drafted, 'e1', []));
    expect([half.status, consentToPlan(half, 'e1', [])]).toEqual(['draft', []]);
    expect(refusedBy(() => filePlan(half, filing))).toEqual({ code: 'training.plan.no-consent', facts: { line: 2 } });
    expect([agreed.status, filed.status, recorded.status]).toEqual(['agreed', 'filed', 'recorded']);
    const one = after(filed, recordPlan(filed, '371000'));
    expect([one.status, codeOf(() => recordPlan(one, '371000'))]).toEqual(['filed', 'training.plan.recorded-twice']);
  });

  it('asks for the receipt of a home city outside the platform', () => {
    expect(codeOf(() => filePlan(agreed, { ...filing, needsReceipt: true }))).toBe('training.plan.no-receipt');
    expect(
      codeOf(() => filePlan({ ...agreed, homeReceipt: '备〔2026〕1号' }, { ...filing, needsReceipt: true })),
    ).toBeUndefined();
  });

  it('wants both bodies in their catalogue on the day, line by line', () => {
    const listings = [{ lineId: 'l2', listed: false, date: '2026-01-10', occupation: '大数据工程技术人员' }];
    const facts = { line: 2, date: '2026-01-10', occupation: '大数据工程技术人员' };
    expect(refusedBy(() => consentToPlan(drafted, 'e2', listings))).toEqual({
      code: 'training.plan.not-listed',
      facts,
    });
    expect(refusedBy(() => filePlan(agreed, { ...filing, listings }))).toEqual({
      code: 'training.plan.not-listed',
      facts,
    });
  });

  it('comes back with a reason, is drafted anew and asks for consent again', () => {
    expect(codeOf(() => returnPlan(filed, '370000', ' '))).toBe('training.plan.reason-missing');
    const returned = after(filed, returnPlan(filed, '370000', '缺少考核计划'));
    expect(codeOf(() => recordPlan(returned, '371000'))).toBe('training.plan.state');
    const again = after(returned, draftPlan(returned, draft));
    expect([again.status, again.consented]).toEqual(['draft', []]);
  });

  it('is one a year, and not changed while others look at it', () => {
    expect(codeOf(() => draftPlan(recorded, draft))).toBe('training.plan.year');
    expect(codeOf(() => draftPlan(filed, draft))).toBe('training.plan.state');
    expect(codeOf(() => draftPlan(undefined, { ...draft, lines: [] }))).toBe('training.plan.empty');
    for (const plan of [drafted, agreed, recorded])
      expect(codeOf(() => returnPlan(plan, '370000', '理由'))).toBe('training.plan.state');
  });
});
