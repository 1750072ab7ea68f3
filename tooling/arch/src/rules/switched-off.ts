import ts from 'typescript';
import type { Rule } from '../rule.ts';
import { commentsOf, dottedName, lineAt, lineOf, walk } from '../syntax.ts';
import type { Module } from '../tree.ts';

const runners = /^(it|test|describe|suite|bench|x(it|test|describe)|f(it|describe))$/;
const never = new Set(['skip', 'only', 'todo']);
const offSwitch =
  /(oxlint|eslint|biome|tslint)-(disable|ignore)|@ts-(ignore|nocheck|expect-error)|(oxfmt|prettier|knip|fmt)-ignore|(v8|c8|istanbul) ignore/;
const leftOver = /\b(TODO|FIXME|HACK|XXX)\b/;

/** A test that does not run tells nobody anything. */
export const switchedOffTests: Rule = {
  name: 'switched-off-test',
  check: ({ modules }) =>
    modules
      .filter(({ path }) => /\.(test|features)\.tsx?$/.test(path))
      .flatMap(({ path, ast }) => {
        const lines: number[] = [];
        walk(ast, (node) => {
          const name = ts.isCallExpression(node) ? dottedName(callee(node)) : undefined;
          const [head = '', ...rest] = name?.split('.') ?? [];
          if (!runners.test(head)) return;
          if (/^[xf]/.test(head) || rest.some((part) => never.has(part))) lines.push(lineOf(ast, node));
        });
        return lines.map((line) => ({ path, line, message: 'a test that is switched off, or switches others off' }));
      }),
};

/** The function called, seen through `it.skip.each(table)(name, body)` and `it.skip.each` + template. */
function callee(call: ts.CallExpression): ts.Node {
  if (ts.isCallExpression(call.expression)) return call.expression.expression;
  return ts.isTaggedTemplateExpression(call.expression) ? call.expression.tag : call.expression;
}

/** A check is mended or changed for everyone, never switched off in one place. */
export const switchedOffChecks: Rule = commentRule('switched-off-check', offSwitch);

/** Work left for later belongs in an issue. */
export const leftForLater: Rule = commentRule('left-for-later', leftOver);

function commentRule(name: string, pattern: RegExp): Rule {
  return { name, check: ({ modules }) => modules.flatMap((module) => hitsIn(module, pattern)) };
}

function hitsIn({ path, text, ast }: Module, pattern: RegExp): { path: string; line: number; message: string }[] {
  if (!pattern.test(text)) return [];
  return commentsOf(ast).flatMap((comment) => {
    const hit = pattern.exec(comment.text);
    return hit === null ? [] : [{ path, line: lineAt(ast, comment.position + hit.index), message: hit[0] }];
  });
}
