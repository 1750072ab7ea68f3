import * as z from 'zod';

const port = z.coerce.number('须为端口号').int('须为整数').min(0).max(65_535);
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

/** Every setting of `npm start`, with its default; README lists them. An unknown or wrong value stops the start. */
const Settings = z.object({
  PORT: port.default(8080),
  PEIYU_HOST: z.string().min(1).default('127.0.0.1'),
  PEIYU_MODE: z.enum(['development', 'production'], '须为 development 或 production').default('development'),
  PEIYU_DATA: z.string().min(1).default('.peiyu'),
  PEIYU_PACKS: z.string().min(1).default('packs'),
  PEIYU_OVERLAYS: list.default([]),
  PEIYU_PUBLIC_URL: z.url('须为网址').optional(),
  PEIYU_ADMIN_PASSWORD: z.string().min(12, '至少 12 位').optional(),
  /** `machine`, or the instant at which a settable business clock begins (development only). */
  PEIYU_CLOCK: z
    .union([z.literal('machine'), z.iso.datetime({ offset: true })], '须为 machine 或带时区的时刻')
    .default('machine'),
  PEIYU_LOG: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], '须为 debug、info、warn、error 或 silent')
    .default('warn'),
  PEIYU_IDLE_MINUTES: z.coerce.number('须为分钟数').int().min(1).max(1_440).default(15),
  PEIYU_DATABASE_PREFIX: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,30}$/, '须为小写字母、数字、下划线')
    .default('peiyu'),
});

export interface HostConfig {
  readonly port: number;
  readonly address: string;
  readonly development: boolean;
  readonly dataDir: string;
  readonly packsDir: string;
  readonly overlays: readonly string[];
  /** Address printed in certificates and QR codes; undefined = the one the host listens on. */
  readonly publicUrl: string | undefined;
  readonly adminPassword: string | undefined;
  /** Undefined = the machine's clock. */
  readonly clockStart: string | undefined;
  readonly logLevel: string;
  readonly idleMinutes: number;
  readonly databasePrefix: string;
}

/** A setting that stops the start; the message is one line that names it. */
export class WrongSetting extends Error {
  override readonly name = 'WrongSetting';
}

/** Reads the settings from an environment; throws WrongSetting. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): HostConfig {
  const read = Settings.safeParse(env);
  if (!read.success) {
    const issue = read.error.issues[0];
    throw new WrongSetting(`设置 ${issue?.path.join('.') ?? ''} 有误：${issue?.message ?? ''}`);
  }
  const settings = read.data;
  if (settings.PEIYU_MODE === 'production' && settings.PEIYU_CLOCK !== 'machine') {
    throw new WrongSetting('设置 PEIYU_CLOCK 有误：生产环境只能为 machine');
  }
  if (settings.PEIYU_MODE === 'production' && settings.PEIYU_OVERLAYS.length > 0) {
    throw new WrongSetting('设置 PEIYU_OVERLAYS 有误：生产环境不能加载演示参数');
  }
  return {
    port: settings.PORT,
    address: settings.PEIYU_HOST,
    development: settings.PEIYU_MODE === 'development',
    dataDir: settings.PEIYU_DATA,
    packsDir: settings.PEIYU_PACKS,
    overlays: settings.PEIYU_OVERLAYS,
    publicUrl: settings.PEIYU_PUBLIC_URL,
    adminPassword: settings.PEIYU_ADMIN_PASSWORD,
    clockStart: settings.PEIYU_CLOCK === 'machine' ? undefined : settings.PEIYU_CLOCK,
    logLevel: settings.PEIYU_LOG,
    idleMinutes: settings.PEIYU_IDLE_MINUTES,
    databasePrefix: settings.PEIYU_DATABASE_PREFIX,
  };
}
