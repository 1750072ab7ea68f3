import { expect, test } from 'vitest';
import { WrongSetting, readConfig } from './config.ts';

test('nothing set: development on loopback, port 8080, machine clock', () => {
  expect(readConfig({})).toMatchObject({
    port: 8080,
    address: '127.0.0.1',
    development: true,
    clockStart: undefined,
    overlays: [],
  });
});

test.each([
  ['PORT', 'eighty'],
  ['PORT', '70000'],
  ['PEIYU_MODE', 'test'],
  ['PEIYU_ADMIN_PASSWORD', 'short'],
  ['PEIYU_CLOCK', '2026-01-05'],
  ['PEIYU_LOG', 'loud'],
  ['PEIYU_IDLE_MINUTES', '0'],
  ['PEIYU_DATABASE_PREFIX', 'A$b'],
])('a wrong %s stops with one line that names it', (name, value) => {
  const read = (): unknown => readConfig({ [name]: value });
  expect(read).toThrow(WrongSetting);
  expect(read).toThrow(new RegExp(`^设置 ${name} 有误：[^\\n]+$`));
});

test('demo settings are refused in production', () => {
  expect(() => readConfig({ PEIYU_MODE: 'production', PEIYU_CLOCK: '2026-01-05T00:00:00Z' })).toThrow(/PEIYU_CLOCK/);
  expect(() => readConfig({ PEIYU_MODE: 'production', PEIYU_OVERLAYS: 'demo-2026' })).toThrow(/PEIYU_OVERLAYS/);
});
