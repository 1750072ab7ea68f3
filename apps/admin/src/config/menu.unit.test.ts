import { ROLES } from '@peiyu/domain/permissions/roles.ts';
import { describe, expect, it } from 'vitest';
import { menuOf } from './menu.ts';
import { pageOfTodo, paths } from './paths.ts';

describe('the menu', () => {
  it('begins with 待办 for every role', () => {
    for (const role of ROLES) expect(menuOf(role)[0]?.path).toBe(paths.todo);
    expect(menuOf(undefined)).toEqual([]);
  });

  it('shows only what the role may open', () => {
    const labels = (role: (typeof ROLES)[number]) => menuOf(role).map(({ label }) => label);
    expect(labels('cityDesk')).toEqual(['待办', '班次', '开展情况表']);
    expect(labels('trainee')).toEqual(['待办', '我的进度']);
    expect(labels('finance')).toEqual(['待办']);
  });
});

describe('a 待办 row', () => {
  it('leads to the page of its record', () => {
    expect(pageOfTodo({ kind: 'cohort.review', page: '/cohorts/:id', subject: 'a/b' }, undefined)).toBe(
      '/cohorts/a%2Fb',
    );
    expect(pageOfTodo({ kind: 'enrolment.confirm', page: '/me', subject: 'x' }, undefined)).toBe('/me');
  });

  it('of a person leads to the class, or to the classes that enrol', () => {
    const row = { kind: 'enrolment.admit', page: '/cohorts/:id', subject: 'enrolment-1' };
    expect(pageOfTodo(row, 'cohort-1')).toBe('/cohorts/cohort-1');
    expect(pageOfTodo(row, undefined)).toBe('/cohorts?status=enrolling');
  });

  it('leads nowhere while the admin has no such page', () => {
    expect(
      pageOfTodo({ kind: 'batch.authorise', page: '/payment-batches/:id', subject: 'x' }, undefined),
    ).toBeUndefined();
  });
});
