import type { ChildProcess } from 'node:child_process';
import { execFileSync, spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { repositoryRoot } from './scenario.ts';

const START_LIMIT_MS = 180_000;
const STOP_LIMIT_MS = 60_000;

export interface PlatformOptions {
  /** Folder of this run: data of the platform, its output. */
  readonly dir: string;
  readonly clock: string;
  readonly overlay: string;
  readonly adminPassword: string;
}

/** The platform as a process of its own, started as `npm start` starts it, with everything it prints kept in a file. */
export class PlatformProcess {
  readonly logFile: string;
  readonly #options: PlatformOptions;
  readonly #dataDir: string;
  #child: ChildProcess | undefined;
  #port = 0;
  #stopping = false;
  #failure: Error | undefined;
  starts = 0;

  constructor(options: PlatformOptions) {
    this.#options = options;
    this.#dataDir = join(options.dir, 'data');
    this.logFile = join(options.dir, 'platform.log');
    mkdirSync(this.#dataDir, { recursive: true });
  }

  get address(): string {
    if (this.#failure) throw this.#failure;
    return `http://localhost:${this.#port}`;
  }

  /** What the platform and its database have said in files; a file that does not exist said nothing. */
  said(): string {
    const files = [this.logFile, join(this.#dataDir, 'db', 'engine.log')].filter((file) => existsSync(file));
    return files.map((file) => readFileSync(file, 'utf8')).join('\n');
  }

  get hostPid(): number | undefined {
    return this.#child?.pid;
  }

  /** Starts it and waits for its address; the same port every time, so that its address stays true. */
  async start(): Promise<void> {
    if (this.#port === 0) this.#port = await freePort();
    const { clock, overlay, adminPassword } = this.#options;
    const child = spawn(process.execPath, [join('apps', 'host', 'src', 'main.ts')], {
      cwd: repositoryRoot,
      env: {
        ...inherited(),
        PORT: String(this.#port),
        PEIYU_DATA: this.#dataDir,
        PEIYU_OVERLAYS: overlay,
        PEIYU_CLOCK: clock,
        PEIYU_ADMIN_PASSWORD: adminPassword,
        PEIYU_IDLE_MINUTES: '1440',
      },
      // The channel tells the platform when we are gone: it stops by itself and leaves nothing behind.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#child = child;
    this.starts += 1;
    const log = createWriteStream(this.logFile, { flags: 'a' });
    child.stdout?.pipe(log, { end: false });
    child.stderr?.pipe(log, { end: false });
    await listening(child, this.logFile);
  }

  /** Kept alive from here on: whoever ends it by force finds it started again. */
  watch(): void {
    const child = this.#child;
    child?.once('exit', () => {
      if (!this.#stopping && this.#child === child) void this.#revive();
    });
  }

  async #revive(): Promise<void> {
    try {
      await this.start();
      this.watch();
    } catch (error) {
      // Killed again before it had an address.
      if (this.#child?.signalCode === 'SIGKILL' && !this.#stopping) return this.#revive();
      this.#failure = error instanceof Error ? error : new Error(String(error));
    }
  }

  /** Ends the host at once, as a power cut does; `watch` starts it again. */
  killHost(): boolean {
    const child = this.#child;
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return false;
    return child.kill('SIGKILL');
  }

  /** Ends the database server at once; the platform starts it again by itself. */
  killEngine(): boolean {
    const [pid] = this.enginePids();
    if (pid === undefined) return false;
    process.kill(pid, 'SIGKILL');
    return true;
  }

  /** Servers that work on this run's data, found by the folder in their arguments. */
  enginePids(): number[] {
    const lines = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8', maxBuffer: 2 ** 24 }).split('\n');
    return lines
      .filter((line) => line.includes(join(this.#dataDir, 'db')))
      .map((line) => Number.parseInt(line, 10))
      .filter((pid) => pid !== process.pid && pid !== this.hostPid);
  }

  /** Asks it to stop and waits; answers its exit code. */
  async stop(): Promise<number | null> {
    this.#stopping = true;
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) {
      // A host that was ended by force had no time to end its database server.
      for (const pid of this.enginePids()) process.kill(pid, 'SIGTERM');
      return child?.exitCode ?? null;
    }
    const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
    child.kill('SIGTERM');
    const code = await Promise.race([exited, delay(STOP_LIMIT_MS, undefined, { ref: false })]);
    if (code !== undefined) return code;
    child.kill('SIGKILL');
    throw new Error('the platform did not stop when it was asked to');
  }
}

/**
 * Nothing of the caller's own settings reaches the run, the choice of the engine aside: a run has a database server of its
 * own, for it may be killed, and leaves nothing in anybody's database.
 */
function inherited(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => name === 'PEIYU_ENGINE' || !/^(?:PEIYU_|VITEST|PORT$|MONGO_URL$)/u.test(name),
  );
  return Object.fromEntries(kept);
}

function listening(child: ChildProcess, logFile: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the platform gave no address: see ${logFile}`)), START_LIMIT_MS);
    const settle = (act: () => void): void => {
      clearTimeout(late);
      act();
    };
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      if (said.length < 65_536) said += chunk.toString('utf8');
      if (/http:\/\/localhost:\d+/u.test(said)) settle(resolve);
    });
    child.once('error', (error) => settle(() => reject(error)));
    child.once('exit', (code) =>
      settle(() => reject(new Error(`the platform ended with ${code ?? 'a signal'}: see ${logFile}`))),
    );
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const at = server.address();
      server.close(() => (at !== null && typeof at === 'object' ? resolve(at.port) : reject(new Error('no port'))));
    });
  });
}
