/** One refusal as a user meets it. `says` is plain Chinese: what is wrong, then what to do; `{key}` is filled from the facts. */
export interface RefusalEntry {
  readonly says: string;
  /** Where the rule comes from: seed paragraph (W-…, H-…), table row (A2 row 5), article, or design page. */
  readonly source: string;
  /** One line per placeholder of `says`, with its unit. Never personal data. */
  readonly facts?: Readonly<Record<string, string>>;
}

/** The refusals of one service; every code starts with the service's name. */
export type RefusalFile<Service extends string> = Readonly<Record<`${Service}.${string}`, RefusalEntry>>;
