import { can, cohortLifecycle, statesOf } from '@peiyu/domain/lifecycles/index.ts';
import { ROLES } from '@peiyu/domain/permissions/roles.ts';
import { trainingPermissions } from '@peiyu/domain/permissions/training.ts';
import { describe, expect, it } from 'vitest';
import { actsOf } from './acts.ts';

const names = (role: (typeof ROLES)[number]): string[] =>
  actsOf({ status: 'submitted', report: null }, role).map(({ name }) => name);

describe('the buttons of a class', () => {
  it('are those of the permission table', () => {
    expect(names('cityDesk')).toEqual(['approve', 'return', 'reject']);
    expect(names('province')).toEqual(['acceptReport', 'returnReport']);
    expect(names('trainee')).toEqual([]);
    for (const role of ROLES) {
      for (const { procedure } of actsOf({ status: 'draft', report: null }, role)) {
        const row = Object.entries(trainingPermissions).find(([name]) => name === procedure)?.[1];
        if (row) expect(row.roles).toContain(role);
      }
    }
  });

  it.each(statesOf(cohortLifecycle))(
    'follow the lifecycle table in %s, each barred one with its sentence',
    (status) => {
      const commands = {
        approve: 'approve',
        return: 'return',
        reject: 'reject',
        beginEnrolment: 'openEnrolling',
      } as const;
      const running = { start: 'start', examine: 'examine', complete: 'complete', report: 'report' } as const;
      const known = { ...commands, ...running };
      const acts = [...actsOf({ status, report: null }, 'cityDesk'), ...actsOf({ status, report: null }, 'ti.manager')];
      for (const { name, refusal, label } of acts) {
        const command = (known as Partial<Record<string, (typeof known)[keyof typeof known]>>)[name];
        if (command) expect([name, refusal === undefined]).toEqual([name, can(cohortLifecycle, status, command)]);
        if (refusal !== undefined && name !== 'issue') expect(refusal).toContain(`不能“${label}”`);
      }
    },
  );

  it('issue certificates only while some wait', () => {
    const issue = (prepared: boolean) =>
      actsOf({ status: 'completed', report: null, prepared }, 'ti.manager').find(({ name }) => name === 'issue')
        ?.refusal;
    expect(issue(true)).toBeUndefined();
    expect(issue(false)).toBe('本批没有可颁发的证书。请核对名单。');
  });

  it('let a report that came back be sent again, and the province answer one that was sent', () => {
    const report = { on: '2026-06-22', situation: '已完成', problems: '无', reason: null };
    const returned = { status: 'reported', report: { ...report, status: 'returned' } } as const;
    const sent = { status: 'reported', report: { ...report, status: 'sent' } } as const;
    const refusalOf = (acts: ReturnType<typeof actsOf>, wanted: string) =>
      acts.find(({ name }) => name === wanted)?.refusal;
    expect(refusalOf(actsOf(returned, 'ti.manager'), 'report')).toBeUndefined();
    expect(refusalOf(actsOf(sent, 'ti.manager'), 'report')).toContain('已报送');
    expect(refusalOf(actsOf(sent, 'province'), 'acceptReport')).toBeUndefined();
    expect(refusalOf(actsOf(returned, 'province'), 'acceptReport')).toContain('不能“接收”');
  });
});
