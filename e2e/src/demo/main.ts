import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArgs } from './args.ts';
import { linesOf } from './outcome-lines.ts';
import { runDemo } from './run.ts';
import { readScenario } from './scenario.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** `npm run demo`: a programme year through the public interfaces, printed as it happens. */
async function main(): Promise<void> {
  const args = readArgs(process.argv.slice(2));
  const begun = Date.now();
  const scenario = readScenario();
  say(`演示 ${scenario.year} 年：演示参数 ${scenario.overlay}（学时、相关专业、补贴标准均为假设），种子 ${args.seed}`);
  const { platform, world, outcome, killed } = await runDemo({ ...args, say }).catch((error: unknown) => {
    say(`演示中断，平台的日志和数据留在 ${args.workDir}`);
    throw error;
  });
  if (outcome) {
    // Without what was seen on the way: a preview names people.
    const { seen: _, ...figures } = outcome;
    writeFileSync(join(args.outDir, 'figures.json'), `${JSON.stringify(figures, null, 2)}\n`);
    for (const line of linesOf(outcome)) say(line);
  }
  const { requests, repeats } = world.link;
  say(
    `用时 ${Math.round((Date.now() - begun) / 1000)} 秒，请求 ${requests} 次，重发 ${repeats} 次；强制结束平台 ${killed.host} 次、数据库引擎 ${killed.engine} 次`,
  );
  say(`文件在 ${args.outDir}`);
  if (args.keep) {
    say(`平台仍在运行：${platform.address}（数据在 ${args.workDir}）。按 Ctrl-C 结束。`);
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    });
  }
  await platform.stop();
  const inside = args.outDir.startsWith(args.workDir);
  rmSync(inside ? join(args.workDir, 'data') : args.workDir, { recursive: true, force: true });
}

try {
  await main();
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}
