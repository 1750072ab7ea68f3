import { join } from 'node:path';
import { withSource } from './cache.ts';
import { EngineError, PINNED } from './engine.ts';
import type { LocalEngine, Search } from './engine.ts';
import { installEngine } from './install.ts';
import { InstallInterrupted, findOnPath } from './run.ts';

/** The Python engine in a virtual environment of its own, or the reason why it cannot be had. Slow: for looking around. */
export async function installPip(search: Search): Promise<LocalEngine | string> {
  const python = findOnPath('python3', search.env);
  if (python === undefined) return 'pip 引擎：没有 python3（Debian/Ubuntu：apt-get install python3-venv）';
  try {
    const found = await installEngine(search, {
      kind: 'secantusd-py',
      build: async (folder, step) => {
        search.log(`用 pip 安装 secantusdb ${PINNED['secantusd-py']}，约一分钟……`);
        await step(python, ['-m', 'venv', folder]);
        const own = join(folder, 'bin', 'python');
        await step(own, ['-m', 'pip', 'install', `secantusdb==${PINNED['secantusd-py']}`]);
        await step(own, ['-c', 'import secantus']);
        // By module, not by its script: a script's first line keeps the folder's name from before the rename.
        return { program: join('bin', 'python'), args: ['-m', 'secantus'] };
      },
    });
    return withSource(found, 'pip', '已用 pip 装入用户缓存；速度只够查看，不够测试');
  } catch (error) {
    if (!(error instanceof EngineError) || error instanceof InstallInterrupted) throw error;
    return `pip 引擎：${error.message}`;
  }
}
