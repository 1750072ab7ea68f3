import { describe, expect, it } from 'vitest';
import type { IssueBatch } from './issue-batch.ts';
import { checkIssue, evolveIssueBatch, finishIssue, startIssue } from './issue-batch.ts';

const start = { kind: 'level', subjectId: 'conf', orgId: 'org', certificateIds: ['a', 'b'], by: 'first' } as const;
const started = (more: Partial<IssueBatch> = {}): IssueBatch => ({
  status: 'started',
  kind: 'level',
  subjectId: 'conf',
  orgId: 'org',
  round: 1,
  certificateIds: ['a', 'b'],
  preparedBy: 'first',
  ...more,
});
const all = new Set(['a', 'b']);

describe('a round of issue', () => {
  it('refuses an empty one', () => {
    expect(() => startIssue(undefined, { ...start, certificateIds: [] })).toThrow('certificates.issue.empty');
  });

  it('starts no second one while a round runs', () => {
    expect(startIssue(started({ kind: 'training' }), { ...start, kind: 'training' })).toEqual([]);
    expect(startIssue(started({ status: 'checked' }), start)).toEqual([]);
  });

  it('takes the present list while the second person is waited for', () => {
    expect(startIssue(started(), start)).toEqual([]);
    expect(startIssue(started(), { ...start, certificateIds: ['a', 'b', 'c'] })).toHaveLength(1);
  });

  it('counts rounds on', () => {
    const [event] = startIssue(started({ status: 'finished' }), { ...start, certificateIds: ['c'] });
    expect(event && evolveIssueBatch(started({ status: 'finished' }), event)).toMatchObject({
      round: 2,
      status: 'started',
      certificateIds: ['c'],
    });
  });

  it('is checked by another person, without those voided', () => {
    expect(() => checkIssue(started(), { issuable: all, by: 'first' })).toThrow('identity.duty.same-person');
    expect(() => checkIssue(undefined, { issuable: all, by: 'other' })).toThrow('certificates.issue.empty');
    expect(() => checkIssue(started(), { issuable: new Set(), by: 'other' })).toThrow('certificates.issue.empty');
    expect(checkIssue(started(), { issuable: new Set(['b']), by: 'other' })).toMatchObject([
      { data: { certificateIds: ['b'], checkedBy: 'other' } },
    ]);
    expect(checkIssue(started({ status: 'checked' }), { issuable: all, by: 'other' })).toEqual([]);
  });

  it('is finished once, and only its own round', () => {
    expect(finishIssue(started({ status: 'checked' }), { round: 1, on: '2026-08-17' })).toMatchObject([
      { data: { count: 2, on: '2026-08-17' } },
    ]);
    expect(finishIssue(started({ status: 'finished' }), { round: 1, on: '2026-08-17' })).toEqual([]);
    expect(finishIssue(started({ round: 2 }), { round: 1, on: '2026-08-17' })).toEqual([]);
  });
});
