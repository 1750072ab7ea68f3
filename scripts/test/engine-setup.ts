import { startTestEngine } from '@peiyu/engines';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    mongoUrl: string;
  }
}

/**
 * One throw-away engine per vitest run. Tests find it as `MONGO_URL` or by `inject('mongoUrl')` and take a database of
 * their own in it. A second project of the same run, or an operator's own engine, is recognised by `MONGO_URL`.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['MONGO_URL'];
  if (given !== undefined && given !== '') {
    project.provide('mongoUrl', given);
    return () => Promise.resolve();
  }
  const engine = await startTestEngine();
  process.env['MONGO_URL'] = engine.url;
  project.provide('mongoUrl', engine.url);
  return async () => {
    delete process.env['MONGO_URL'];
    await engine.stop();
  };
}
