import type { Violation } from './rule.ts';
import { rules } from './rules.ts';
import type { Tree } from './tree.ts';

export interface Finding extends Violation {
  readonly rule: string;
}

/** What every rule finds in a tree, in the order of the rules. */
export function checkTree(tree: Tree): Finding[] {
  return rules.flatMap(({ name, check }) => check(tree).map((violation) => ({ ...violation, rule: name })));
}
