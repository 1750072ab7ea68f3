import type { Files } from '../files.ts';

export type Texts = Readonly<Record<string, string>>;

interface Part {
  readonly dir: string;
  readonly role: string;
  readonly exports?: Texts;
  readonly dependencies?: Texts;
  readonly devDependencies?: Texts;
}

/** The text of a package.json as the house writes them. */
export function manifest({ dir, role, ...rest }: Part): string {
  const name = `@peiyu/${dir.split('/').at(-1)}`;
  return JSON.stringify({ name, version: '0.1.0', peiyu: { role }, ...rest });
}

const whole = { '.': './src/index.ts', './*': './src/*' };
const service = { '.': './src/index.ts', './router': './src/router.ts' };

/** A small house with one package of each role, in which no rule finds anything. */
const clean: Texts = {
  'package.json': JSON.stringify({ name: 'peiyu', devDependencies: { vitest: '5.1.0' } }),
  'package-lock.json': '{ "packages": {} }',
  'tooling/arch/size-exceptions.json': '[]',
  'packs/weihai.yaml': 'code: "371000"',
  'packages/domain/package.json': manifest({
    dir: 'packages/domain',
    role: 'domain',
    exports: whole,
    dependencies: { zod: '4.6.7' },
  }),
  'packages/domain/src/index.ts': `export { Money } from './money.ts';`,
  'packages/domain/src/money.ts': `import { z } from 'zod';\n/** 威海 pays in fen. */\nexport const Money = z.int();`,
  'packages/domain/src/money.unit.test.ts': `import { readFileSync } from 'node:fs';\nimport { it } from 'vitest';\nimport { Money } from './money.ts';\nit('holds', () => Money.parse(readFileSync.length));`,
  'packages/kit/package.json': manifest({
    dir: 'packages/kit',
    role: 'kit',
    exports: whole,
    dependencies: { '@peiyu/domain': '0.1.0', express: '5.3.0' },
    devDependencies: { '@types/express': '5.0.6' },
  }),
  'packages/kit/src/index.ts': `export { now } from './clock.ts';\nexport { serve } from './http.ts';`,
  'packages/kit/src/clock.ts': `export const now = () => new Date();`,
  'packages/kit/src/config.ts': `export const port = process.env['PORT'];`,
  'packages/kit/src/http.ts': `import { createServer } from 'node:http';\nimport express from 'express';\nimport { Money } from '@peiyu/domain';\nexport const serve = () => [createServer, express, Money];`,
  'packages/gateway/package.json': manifest({
    dir: 'packages/gateway',
    role: 'gateway',
    exports: { '.': './src/index.ts' },
    dependencies: { '@peiyu/training': '0.1.0', '@trpc/client': '11.22.1' },
  }),
  'packages/gateway/src/index.ts': `export { client } from './client.ts';`,
  'packages/gateway/src/client.ts': `import { createTRPCClient } from '@trpc/client';\nimport type { TrainingRouter } from '@peiyu/training/router';\nexport const client = (): TrainingRouter => createTRPCClient();`,
  ...serviceTexts('training'),
  ...serviceTexts('identity'),
  'apps/host/package.json': manifest({
    dir: 'apps/host',
    role: 'host',
    dependencies: { '@peiyu/training': '0.1.0', '@peiyu/kit': '0.1.0' },
  }),
  'apps/host/src/main.ts': `import { createTraining } from '@peiyu/training';\nimport { serve } from '@peiyu/kit/http.ts';\nserve(createTraining);`,
  'apps/admin/package.json': manifest({
    dir: 'apps/admin',
    role: 'admin',
    dependencies: { '@peiyu/gateway': '0.1.0', react: '19.3.1' },
    devDependencies: { vite: '8.3.8' },
  }),
  'apps/admin/vite.config.ts': `import { join } from 'node:path';\nimport { defineConfig } from 'vite';\nexport default defineConfig({ root: join('.') });`,
  'apps/admin/src/features/login/api/login.ts': `import { client } from '@peiyu/gateway';\nexport const login = client;`,
  'apps/admin/src/features/login/components/login-page.tsx': `import { login } from '../api/login.ts';\nexport const LoginPage = () => <p onClick={login}>登录</p>;`,
  'apps/admin/src/features/cohorts/components/cohort-page.tsx': `export const CohortPage = () => <p>班次</p>;`,
  'tooling/engines/package.json': manifest({ dir: 'tooling/engines', role: 'engines', exports: whole }),
  'tooling/engines/src/index.ts': `export { seek } from './seek.ts';`,
  'tooling/engines/src/seek.ts': `export const seek = () => process.env['MONGO_URL'];`,
  'e2e/package.json': manifest({ dir: 'e2e', role: 'e2e', dependencies: { '@peiyu/kit': '0.1.0' } }),
  'e2e/year.e2e.test.ts': `import { it } from 'vitest';\nimport { now } from '@peiyu/kit';\nit('ends in 371000', () => now());`,
  'scripts/start.mjs': `import { seek } from '../tooling/engines/src/seek.ts';\nseek(process.env.PORT);`,
};

function serviceTexts(name: string): Texts {
  const dir = `apps/${name}`;
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  return {
    [`${dir}/package.json`]: manifest({
      dir,
      role: 'service',
      exports: service,
      dependencies: { '@peiyu/domain': '0.1.0', '@peiyu/kit': '0.1.0' },
    }),
    [`${dir}/src/index.ts`]: `export { create${type} } from './service.ts';`,
    [`${dir}/src/router.ts`]: `export type ${type}Router = { readonly name: string };`,
    [`${dir}/src/service.ts`]: `import { now } from '@peiyu/kit';\nimport type { ${type}Router } from './router.ts';\nexport const create${type} = (): ${type}Router => ({ name: String(now(new Date(0))) });`,
    [`${dir}/src/config.ts`]: `export const port = process.env['PORT'];`,
  };
}

/** The clean house with some texts put in their place. */
export function houseWith(planted: Texts = {}): Files {
  return new Map(Object.entries({ ...clean, ...planted }));
}
