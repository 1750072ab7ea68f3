import { EngineError, startEngine, takeEngine } from '@peiyu/engines';
import { PackFault } from '@peiyu/kit/packs.ts';
import { join, resolve } from 'node:path';
import { WrongSetting, readConfig } from './config.ts';
import { FIRST_ADMINISTRATOR, startHost } from './host.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** `npm start`: engine, platform, address; stopped by a signal, or when the starting script is gone: drained, the engine last. */
async function main(): Promise<void> {
  const config = readConfig();
  const stopping = new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done());
    process.once('disconnect', () => done());
  });
  const dataDir = join(resolve(config.dataDir), 'db');
  const engine = await startEngine(await takeEngine({ allowPip: true, dataDir, log: say }), {
    dataDir,
    durable: true,
    log: say,
  });
  try {
    const host = await startHost(config, engine.url);
    if (host.madePassword) say(`第一个管理员：${FIRST_ADMINISTRATOR}，密码（只显示这一次）：${host.madePassword}`);
    say(`培育平台已启动：${host.url}`);
    await stopping;
    say('正在停止：办完手上的事……');
    await host.stop();
  } finally {
    await engine.stop();
  }
  say('已停止。');
}

try {
  await main();
  process.exit(0);
} catch (error) {
  const expected = error instanceof WrongSetting || error instanceof EngineError || error instanceof PackFault;
  process.stderr.write(
    expected
      ? `${error.message}\n`
      : `启动失败：${error instanceof Error ? (error.stack ?? error.message) : 'unknown'}\n`,
  );
  process.exit(1);
}
