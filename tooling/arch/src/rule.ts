import type { Tree } from './tree.ts';

export interface Violation {
  readonly path: string;
  /** 1-based; absent where the whole file is meant. */
  readonly line?: number;
  readonly message: string;
}

/** One promise of the house, checked on the whole repository. Each has a planted violation in `testing/planted.ts`. */
export interface Rule {
  readonly name: string;
  readonly check: (tree: Tree) => Violation[];
}
