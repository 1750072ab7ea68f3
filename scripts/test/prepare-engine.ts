import { takeEngine } from '@peiyu/engines';

/**
 * Has a database engine found or installed before the first suite that needs one, outside every budget. A machine on
 * which none can be had is reported here in one line; the suites then fail with the same reason and are counted.
 */
export async function prepareEngine(stop: AbortSignal): Promise<void> {
  const stopped = new Promise<void>((resolve) => stop.addEventListener('abort', () => resolve(), { once: true }));
  const taken = takeEngine({ allowPip: false }).catch((error: unknown) => {
    console.log(error instanceof Error ? error.message : String(error));
  });
  await Promise.race([taken, stopped]);
}
