import { cohortLifecycle, next, stateLabel } from '@peiyu/domain/lifecycles/index.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import type { Cohort, CohortEvent } from './cohort.ts';

/** 学员名单 and 培训情况 to the province (W-IV(2), D1). A returned report is sent again. */
export function reportCohort(
  cohort: Cohort,
  report: { situation: string; problems: string; on: string },
): CohortEvent[] {
  if (cohort.report?.status !== 'returned') next(cohortLifecycle, cohort.status, 'report');
  const { situation, problems, on } = report;
  if (situation.trim() === '' || problems.trim() === '') throw new Refusal('training.completion.situation-missing');
  const passed = cohort.completed?.passed ?? 0;
  return [{ type: 'training.cohort-reported', data: { orgId: cohort.orgId, passed, on, situation, problems } }];
}

function assertSent(cohort: Cohort, command: string): void {
  if (cohort.report?.status === 'sent') return;
  throw new Refusal('training.cohort.state', { state: stateLabel(cohortLifecycle, cohort.status), command });
}

/** The province's receipt. */
export function acceptReport(cohort: Cohort, by: string): CohortEvent[] {
  assertSent(cohort, '接收报送');
  return [{ type: 'training.cohort-report-accepted', data: { orgId: cohort.orgId, by } }];
}

export function returnReport(cohort: Cohort, by: string, reason: string): CohortEvent[] {
  assertSent(cohort, '退回报送');
  if (reason.trim() === '') throw new Refusal('training.cohort.reason-missing');
  return [{ type: 'training.cohort-report-returned', data: { orgId: cohort.orgId, by, reason } }];
}
