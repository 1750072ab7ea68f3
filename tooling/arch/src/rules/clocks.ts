import { basename } from 'node:path/posix';
import type { Rule } from '../rule.ts';
import { dottedName, lineOf, walk } from '../syntax.ts';
import type { Module } from '../tree.ts';
import ts from 'typescript';

const calls = new Set(['Date.now', 'Math.random', 'performance.now', 'crypto.randomUUID', 'randomUUID', 'Date']);
const whenEmpty = new Set(['dayjs']);

/**
 * Time and chance come in as arguments, from the clocks and ids of kit: a hidden clock cannot be set by the demo, a
 * hidden die cannot be replayed by the simulator.
 */
export const clocks: Rule = {
  name: 'clock',
  check: ({ modules }) =>
    modules.filter(mustAsk).flatMap(({ path, ast }) => {
      const found: { path: string; line: number; message: string }[] = [];
      walk(ast, (node) => {
        const source = hiddenSource(node);
        if (source !== undefined) found.push({ path, line: lineOf(ast, node), message: `${source}: take it from kit` });
      });
      return found;
    }),
};

function mustAsk({ path, isTest }: Module): boolean {
  if (isTest || !/^(apps\/[^/]+\/src|packages\/[^/]+\/src)\//.test(path)) return false;
  return !path.startsWith('packages/kit/') || !/^(clock|ids|random)\.ts$/.test(basename(path));
}

function hiddenSource(node: ts.Node): string | undefined {
  if (ts.isNewExpression(node) && dottedName(node.expression) === 'Date' && !node.arguments?.length)
    return 'new Date()';
  if (!ts.isCallExpression(node)) return undefined;
  const name = dottedName(node.expression);
  if (name === undefined) return undefined;
  return calls.has(name) || (whenEmpty.has(name) && node.arguments.length === 0) ? `${name}()` : undefined;
}
