import { OLDEST_MONGOD } from './engine.ts';
import type { LocalEngine, Search } from './engine.ts';
import { askProgram, findOnPath } from './run.ts';

/** The machine's own mongod, or the reason why it is not taken. */
export function findMongod(search: Search): LocalEngine | string {
  const program = findOnPath('mongod', search.env);
  if (program === undefined) return 'PATH 上没有 mongod';
  const version = /v(\d+\.\d+\.\d+)/.exec(askProgram(program, ['--version'], search.env) ?? '')?.[1];
  if (version === undefined) return `${program} 说不出自己的版本`;
  if (Number.parseInt(version, 10) < OLDEST_MONGOD) return `${program} 是 ${version}，需要 ${OLDEST_MONGOD} 以上`;
  return { kind: 'mongod', source: 'mongod', version, why: 'PATH 上已有', program, args: [] };
}
