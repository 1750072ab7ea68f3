/**
 * Gathers items while one bulk call is under way, so that the next call carries all that arrived meanwhile.
 * `add` resolves when the item's call has ended; a failed call rejects all its items.
 */
export class Batcher<T> {
  readonly #send: (items: readonly T[]) => Promise<void>;
  readonly #limit: number;
  #waiting: { item: T; resolve: () => void; reject: (error: unknown) => void }[] = [];
  #running = false;

  constructor(send: (items: readonly T[]) => Promise<void>, limit = 200) {
    this.#send = send;
    this.#limit = limit;
  }

  add(item: T): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, this.#limit);
      try {
        await this.#send(batch.map((entry) => entry.item));
        for (const entry of batch) entry.resolve();
      } catch (error) {
        for (const entry of batch) entry.reject(error);
      }
    }
    this.#running = false;
  }
}
