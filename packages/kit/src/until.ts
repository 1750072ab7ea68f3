/** Waits for a condition, looking every few milliseconds, with a limit; fails naming what it waited for. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  wait: { what: string; limitMs?: number },
): Promise<void> {
  const deadline = performance.now() + (wait.limitMs ?? 20_000);
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`waited too long until ${wait.what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
