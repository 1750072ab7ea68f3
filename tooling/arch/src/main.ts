import { resolve } from 'node:path';
import { checkTree } from './check-tree.ts';
import { readFiles } from './files.ts';
import { rules } from './rules.ts';
import { growTree } from './tree.ts';

/** A scan that sees next to nothing must not pass for a clean house. */
const fewestModules = 30;

const tree = growTree(await readFiles(resolve(process.argv[2] ?? '.')));
const findings = checkTree(tree);
for (const { path, line, rule, message } of findings) {
  console.log(`${path}${line === undefined ? '' : `:${line}`}  ${rule}: ${message}`);
}
const edges = tree.modules.flatMap(({ imports }) => imports.filter(({ target }) => target !== undefined)).length;
console.log(
  `arch: ${rules.length} rules, ${tree.modules.length} modules, ${edges} imports inside the house, ${findings.length} violations`,
);
if (tree.modules.length < fewestModules)
  console.log(`arch: fewer than ${fewestModules} modules seen: the scan is broken`);
process.exitCode = findings.length > 0 || tree.modules.length < fewestModules ? 1 : 0;
