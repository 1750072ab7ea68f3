import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from './config.ts';

interface Compose {
  readonly services: Readonly<
    Record<string, { readonly environment?: Readonly<Record<string, string>>; readonly ports?: readonly string[] }>
  >;
}

/** Settings that the engine launcher reads, not the host. */
const ENGINE_SETTINGS = ['MONGO_URL', 'PEIYU_ENGINE'];
const source = await readFile(new URL('config.ts', import.meta.url), 'utf8');
const compose = parse(await readFile(new URL('../../../docker-compose.yml', import.meta.url), 'utf8')) as Compose;
const dockerfile = await readFile(new URL('../../../infra/docker/Dockerfile', import.meta.url), 'utf8');

const known = (name: string): boolean => ENGINE_SETTINGS.includes(name) || new RegExp(`\\b${name}:`).test(source);

test('every setting in docker-compose.yml and the Dockerfile is one of the platform', () => {
  const named = Object.keys(compose.services['platform']?.environment ?? {});
  const inImage = [...dockerfile.matchAll(/\b(PEIYU_[A-Z_]+)=/g)].map(([, name]) => name ?? '');
  expect(named.length + inImage.length).toBeGreaterThan(4);
  expect([...named, ...inImage].filter((name) => !known(name))).toEqual([]);
});

test('the image listens, publishes and checks its health on the default port', () => {
  const { port } = readConfig({});
  expect(dockerfile).toContain(`EXPOSE ${port}`);
  expect(dockerfile).toContain(`127.0.0.1:${port}/readyz`);
  expect(compose.services['platform']?.ports).toEqual([`127.0.0.1:${port}:${port}`]);
});

test('what the image sets is accepted in production', () => {
  const env: Record<string, string> = Object.fromEntries(
    [...dockerfile.matchAll(/\b(PEIYU_[A-Z_]+)=(\S+)/g)].map(([, name, value]) => [name ?? '', value ?? '']),
  );
  expect(readConfig(env)).toMatchObject({ development: false, address: '0.0.0.0' });
});
