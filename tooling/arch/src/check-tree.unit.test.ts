import { describe, expect, it } from 'vitest';
import { checkTree } from './check-tree.ts';
import { rules } from './rules.ts';
import { houseWith } from './testing/clean-house.ts';
import { plants } from './testing/planted.ts';
import { growTree } from './tree.ts';

describe('the boundary check', () => {
  it('finds nothing in a clean house', () => {
    expect(checkTree(growTree(houseWith()))).toEqual([]);
  });

  it.each(plants)('$rule fails on $what', ({ rule, at, texts }) => {
    const findings = checkTree(growTree(houseWith(texts)));
    expect(findings).toContainEqual(expect.objectContaining({ rule, path: at }));
  });

  it('has a planted violation for every rule', () => {
    const planted = new Set(plants.map(({ rule }) => rule));
    expect(rules.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
  });

  it('misses the lock file', () => {
    const files = new Map(houseWith());
    files.delete('package-lock.json');
    expect(checkTree(growTree(files))).toMatchObject([{ rule: 'pinned-dependency', path: 'package-lock.json' }]);
  });

  it('says the line', () => {
    const planted = houseWith({ 'packages/domain/src/rule.ts': `\n\nexport const x = Date.now();` });
    expect(checkTree(growTree(planted))).toMatchObject([{ rule: 'clock', line: 3 }]);
  });

  it('does not take a string for a comment, nor a comment for code', () => {
    const planted = houseWith({
      'apps/training/src/thing.ts': `export const x = '// TODO @ts-ignore';\n// in 威海, 371000: see Date.now()`,
    });
    expect(checkTree(growTree(planted))).toEqual([]);
  });
});
