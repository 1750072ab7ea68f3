import { manifest } from './clean-house.ts';
import type { Texts } from './clean-house.ts';

/** A violation of one rule and the file in which the rule must find it. */
export interface Plant {
  readonly rule: string;
  readonly what: string;
  readonly at: string;
  readonly texts: Texts;
}

/** One file as the violation. */
function file(rule: string, what: string, [at, text]: readonly [string, string]): Plant {
  return { rule, what, at, texts: { [at]: text } };
}

function pack(rule: string, what: string, part: Parameters<typeof manifest>[0]): Plant {
  return file(rule, what, [`${part.dir}/package.json`, manifest(part)]);
}

const domain = 'packages/domain/src/rule.ts';
const kit = 'packages/kit/src/thing.ts';
const training = 'apps/training/src/thing.ts';
const admin = 'apps/admin/src/thing.ts';
const gateway = 'packages/gateway/src/thing.ts';
const test = 'apps/training/src/thing.unit.test.ts';
const lines = (count: number): string => 'export {};\n'.repeat(count);

const structure: readonly Plant[] = [
  file('role', 'a package without a role', ['apps/lost/package.json', '{ "name": "@peiyu/lost" }']),
  pack('role', 'a role nobody knows', { dir: 'apps/lost', role: 'helper' }),
  pack('role', 'a service among the packages', { dir: 'packages/lost', role: 'service' }),
  pack('role', 'a service that shows its insides', {
    dir: 'apps/lost',
    role: 'service',
    exports: { '.': './x', './*': './*' },
  }),
  file('boundary', 'domain uses Node', [domain, `import 'node:fs';`]),
  file('boundary', 'domain uses Node by its short name', [domain, `import 'fs';`]),
  file('boundary', 'domain uses a package', [domain, `import 'express';`]),
  file('boundary', 'domain knows kit', [domain, `import { now } from '@peiyu/kit';`]),
  file('boundary', 'kit knows a service', [kit, `import type { TrainingRouter } from '@peiyu/training/router';`]),
  file('boundary', 'a service knows another service', [training, `import { createIdentity } from '@peiyu/identity';`]),
  file('boundary', 'a service knows a type of another', [
    training,
    `type R = import('@peiyu/identity/router').IdentityRouter;`,
  ]),
  file('boundary', 'a service loads another late', [training, `export const late = () => import('@peiyu/identity');`]),
  file('boundary', 'a service reaches another by path', [training, `import '../../identity/src/service.ts';`]),
  file('boundary', 'a test knows another service', [test, `import { createIdentity } from '@peiyu/identity';`]),
  file('boundary', 'gateway runs a service', [
    gateway,
    `import { type TrainingRouter } from '@peiyu/training/router';`,
  ]),
  file('boundary', 'gateway takes more than the router', [gateway, `import type { X } from '@peiyu/training';`]),
  file('boundary', 'admin knows a service', [admin, `import type { R } from '@peiyu/training/router';`]),
  file('boundary', 'admin knows kit', [admin, `export { now } from '@peiyu/kit';`]),
  file('boundary', 'admin uses Node', [admin, `import 'node:crypto';`]),
  file('boundary', 'a feature knows a feature', [
    'apps/admin/src/features/cohorts/components/menu.tsx',
    `export { LoginPage } from '../../login/components/login-page.tsx';`,
  ]),
  file('boundary', 'engines know kit', ['tooling/engines/src/x.ts', `import { now } from '@peiyu/kit';`]),
  file('boundary', 'a script reaches into a package by path', [
    'scripts/x.mjs',
    `import '../packages/kit/src/clock.ts';`,
  ]),
  file('resolved-import', 'a file that is not there', [training, `import './nothing.ts';`]),
  file('resolved-import', 'a part a package does not show', [
    'apps/host/src/x.ts',
    `import '@peiyu/training/service.ts';`,
  ]),
  file('cycle', 'a file that imports itself', [training, `import './thing.ts';`]),
  {
    rule: 'cycle',
    what: 'a circle of three, closed by a type and through a package name',
    at: 'packages/domain/src/c.ts',
    texts: {
      'packages/domain/src/a.ts': `import './b.ts';`,
      'packages/domain/src/b.ts': `export * from './c.ts';`,
      'packages/domain/src/c.ts': `import type { A } from './a.ts';`,
    },
  },
  file('declared-dependency', 'a package nobody declared', [training, `import 'left-pad';`]),
  file('declared-dependency', 'running code on a development dependency', [
    'packages/kit/src/x.ts',
    `import 'vitest';`,
  ]),
  file('declared-dependency', 'a package of the house not declared', ['apps/host/src/x.ts', `import '@peiyu/domain';`]),
  pack('pinned-dependency', 'a range', { dir: 'e2e', role: 'e2e', dependencies: { '@peiyu/kit': '^0.1.0' } }),
  pack('pinned-dependency', 'a tag', {
    dir: 'e2e',
    role: 'e2e',
    dependencies: { '@peiyu/kit': '0.1.0', zod: 'latest' },
  }),
  pack('pinned-dependency', 'two versions', {
    dir: 'e2e',
    role: 'e2e',
    dependencies: { '@peiyu/kit': '0.1.0', vitest: '5.0.0' },
  }),
];

const text: readonly Plant[] = [
  file('environment', 'a service reads the environment', [training, `export const x = process.env['X'];`]),
  file('environment', 'by import', [kit, `import { env } from 'node:process';\nexport const x = env;`]),
  file('environment', 'by destructuring', [training, `const { env } = process;\nexport const x = env;`]),
  file('environment', 'the admin', [admin, `export const x = import.meta.env.MODE;`]),
  file('clock', 'now in domain', [domain, `export const x = Date.now();`]),
  file('clock', 'an empty date in a service', [training, `export const x = new Date();`]),
  file('clock', 'chance in kit', [kit, `export const x = Math.random();`]),
  file('clock', 'an id in a service', [training, `export const x = crypto.randomUUID();`]),
  file('file-size', 'a file of 301 lines', [training, lines(301)]),
  file('file-size', 'a test of 501 lines', [test, lines(501)]),
  file('file-size', 'an exception', ['tooling/arch/size-exceptions.json', '["apps/training/src/thing.ts"]']),
  file('index-file', 'an index that does something', ['apps/training/src/index.ts', `export const x = 1;`]),
  file('index-file', 'an index that imports', ['apps/training/src/index.ts', `import './service.ts';`]),
  file('file-name', 'a camelCase file', ['apps/training/src/openCohort.ts', `export {};`]),
  file('file-name', 'a folder with a capital', ['apps/training/src/Cohort/open.ts', `export {};`]),
  file('machine-path', 'somebody’s folder in a document', ['docs/map.md', `see ${['', 'root', 'x'].join('/')}`]),
  file('machine-path', 'a home in a script', ['scripts/x.sh', `cd ${['', 'home', 'somebody', 'x'].join('/')}`]),
  file('registry-host', 'a registry in a document', [
    'docs/map.md',
    `from https://${['registry', 'example.org'].join('.')}/x`,
  ]),
  file('registry-host', 'addresses in the lock file', [
    'package-lock.json',
    '{ "resolved": "https://a.example/x.tgz" }',
  ]),
  file('switched-off-test', 'skip', [test, `it.skip('x', () => {});`]),
  file('switched-off-test', 'only, in a table', [test, `describe.only.each([1])('x', () => {});`]),
  file('switched-off-test', 'todo', [test, `test.todo('x');`]),
  file('switched-off-test', 'x before it', [test, `xit('x', () => {});`]),
  file('switched-off-check', 'lint', [training, `// oxlint-disable-next-line no-console\nexport {};`]),
  file('switched-off-check', 'types', [training, `export {};\n/* @ts-expect-error because */`]),
  file('switched-off-check', 'in markup', [
    admin.replace('.ts', '.tsx'),
    `export const X = () => <p>{/* eslint-disable */}</p>;`,
  ]),
  file('left-for-later', 'work left for later', [training, `export const x = 1; // TODO better`]),
  file('city-name', 'a city in Chinese', [training, `export const x = '威海市';`]),
  file('city-name', 'a city in a name', [domain, `export const isHezeCity = true;`]),
  file('city-name', 'a division code', [kit, `export const x = \`a \${1} 371700\`;`]),
  file('city-name', 'a city in markup', [admin.replace('.ts', '.tsx'), `export const X = () => <p>菏泽</p>;`]),
  file('test-level', 'a test of no level', ['apps/training/src/thing.test.ts', `export {};`]),
  file('test-level', 'a spec', ['apps/training/src/thing.spec.ts', `export {};`]),
  {
    rule: 'test-code',
    what: 'running code stands on test code',
    at: training,
    texts: { [training]: `import './testing/fake.ts';`, 'apps/training/src/testing/fake.ts': `export {};` },
  },
];

/** At least one violation of every rule. */
export const plants: readonly Plant[] = [...structure, ...text];
