import { describe, expect, it } from 'vitest';
import type { SuiteOutcome } from './outcome.ts';
import { conclude, failureText, tableRow } from './report.ts';

const good: SuiteOutcome = { suite: 'unit', seconds: 1.25, ran: true, passed: 7, skipped: 1, failures: [] };
const bad: SuiteOutcome = {
  suite: 'integration',
  seconds: 2,
  ran: true,
  passed: 3,
  skipped: 0,
  failures: [{ name: 'a > b', output: 'line 1\nline 2\n' }],
};
const none: SuiteOutcome = { suite: 'browser', seconds: 0, ran: false, passed: 0, skipped: 0, failures: [] };

describe('the end of a run', () => {
  it('adds up all suites', () => {
    expect(conclude([good, bad, none])).toEqual({ line: '10 passed, 1 failed', code: 1 });
    expect(conclude([good, none])).toEqual({ line: '7 passed, 0 failed', code: 0 });
  });

  it('is no success when nothing was tested', () => {
    expect(conclude([none])).toEqual({ line: '0 passed, 0 failed', code: 1 });
    expect(conclude([])).toEqual({ line: '0 passed, 0 failed', code: 1 });
  });

  it('shows failures in full', () => {
    expect(failureText([good, bad])).toBe('\n✗ integration: a > b\nline 1\nline 2');
  });

  it('tells a suite without tests from one that passed', () => {
    expect(tableRow(none)).toContain('none yet');
    expect(tableRow(good).split(/\s+/)).toEqual(['unit', '1.3', '7', '0', '1']);
  });
});
