/** What the browser gives: time and chance. Handed in, so that tests may give their own. */
export interface Machine {
  readonly clock: { now(): number };
  readonly random: { getRandomValues(bytes: Uint8Array<ArrayBuffer>): Uint8Array };
}

export const browserMachine: Machine = { clock: Date, random: crypto };
