import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { withSource } from './cache.ts';
import { EngineError, PINNED } from './engine.ts';
import type { LocalEngine, Search } from './engine.ts';
import { installEngine } from './install.ts';
import { InstallInterrupted, findOnPath } from './run.ts';

const TOOLS: Readonly<Record<string, string>> = {
  cargo: 'Rust（https://rustup.rs）',
  cmake: 'cmake（Debian/Ubuntu：apt-get install cmake）',
  'c++': 'C++ 编译器（Debian/Ubuntu：apt-get install g++）',
};

/** Builds the Rust engine, or says what is missing for it. Compiled parts outlive a killed build. */
export async function installCargo(search: Search): Promise<LocalEngine | string> {
  const missing = Object.keys(TOOLS).filter((tool) => findOnPath(tool, search.env) === undefined);
  if (missing.length > 0) return `cargo 引擎：缺 ${missing.map((tool) => TOOLS[tool]).join('、')}`;
  const version = PINNED['secantusd-rs'];
  const compiled = join(search.cache, 'build', `secantusd-rs-${version}`);
  try {
    const found = await installEngine(search, {
      kind: 'secantusd-rs',
      build: async (folder, step) => {
        search.log(`编译 secantusd-rs ${version}：只此一次，两核约五到八分钟，中断后可接着编译……`);
        // Its manifest asks for a newer compiler than it needs; the lock file keeps the tried dependencies.
        const what = ['secantus-mdb', '--version', version, '--locked', '--ignore-rust-version'];
        const env = { ...search.env, CARGO_TARGET_DIR: compiled };
        await step(findOnPath('cargo', search.env) ?? 'cargo', ['install', ...what, '--force', '--root', folder], env);
        await step(join(folder, 'bin', 'secantusd-rs'), ['--version']);
        return { program: join('bin', 'secantusd-rs'), args: [] };
      },
    });
    rmSync(compiled, { recursive: true, force: true });
    return withSource(found, 'cargo', '已编译并装入用户缓存');
  } catch (error) {
    if (!(error instanceof EngineError) || error instanceof InstallInterrupted) throw error;
    return `cargo 引擎：${error.message}`;
  }
}
