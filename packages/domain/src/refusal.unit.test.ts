import { describe, expect, it } from 'vitest';
import { Refusal, REFUSALS, isRefusalCode, orThrow, refusalText, refused } from './refusal.ts';
import type { RefusalCode } from './refusal.ts';
import type { RefusalEntry } from './refusals/entry.ts';

const entries = Object.entries(REFUSALS) as [RefusalCode, RefusalEntry][];
const placeholders = (says: string) => [...says.matchAll(/\{([^}]*)\}/gu)].map((match) => match[1] ?? '');

describe('the catalogue of refusals', () => {
  it.each(entries)('%s speaks Chinese, says its source and documents each placeholder', (code, entry) => {
    expect(code).toMatch(
      /^(kit|identity|training|assessment|certificates|subsidies|reporting)(\.[a-z][a-z0-9-]*){1,2}$/u,
    );
    expect(entry.says).toMatch(/^[\p{Script=Han}\d“{].*[。}]$/u);
    expect(entry.says).not.toMatch(/确定|操作失败|[A-Za-z]{5,}(?![^{]*\})/u);
    expect(entry.source.length).toBeGreaterThan(1);
    expect(Object.keys(entry.facts ?? {}).sort()).toEqual([...new Set(placeholders(entry.says))].sort());
  });

  it('leaves no placeholder bare, given or not', () => {
    for (const [code] of entries) expect(refusalText(code)).not.toMatch(/[{}]/u);
    expect(refusalText('training.cohort.full', { seats: 60 })).toBe(
      '名额 60 人已满。可将学员转为候补，或申请调整名额。',
    );
    expect(refusalText('training.announcement.incomplete', { fields: ['收费', '退费办法'] })).toContain(
      '收费、退费办法',
    );
  });

  it('keeps facts out of the message of the error', () => {
    const refusal = new Refusal('training.cohort.full', { seats: 60 });
    expect(refusal.message).toBe('training.cohort.full');
    expect(refusal).toMatchObject({ name: 'Refusal', code: 'training.cohort.full', facts: { seats: 60 } });
  });

  it('turns an outcome into a throw and knows its codes', () => {
    expect(() => orThrow(refused('identity.uscc.check'))).toThrow(Refusal);
    expect(isRefusalCode('training.cohort.full')).toBe(true);
    expect(isRefusalCode('toString')).toBe(false);
  });
});
