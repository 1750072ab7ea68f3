import { pino } from 'pino';

export type Log = Pick<ReturnType<typeof pino>, 'info' | 'warn' | 'error' | 'debug'>;

/** JSON lines on stdout; ids and codes only. The redaction is a net under the rule, not the rule. */
export function createLog(service: string, level: string): Log {
  return pino({
    level,
    base: { service },
    redact: {
      paths: ['*.password', '*.number', '*.idNumber', '*.phone', '*.name', '*.token', '*.cookie', 'req.headers.cookie'],
      censor: '*',
    },
  });
}

/** Name, reason and stack of an error; never its data. */
export function errorFacts(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const cause = error.cause instanceof Error ? { cause: `${error.cause.name}: ${error.cause.message}` } : {};
  return {
    error: error.name,
    message: error.message,
    ...cause,
    stack: error.stack?.split('\n').slice(1, 6).join('\n'),
  };
}
