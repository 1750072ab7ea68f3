/** What speaks the MongoDB wire: a database given by address, or a program this machine runs. */
export type EngineKind = 'url' | LocalKind;
export type LocalKind = 'mongod' | 'secantusd-rs' | 'secantusd-py';

/** Where an engine was found; the order of search is the order here, and `PEIYU_ENGINE` takes one of these words. */
export const SOURCES = ['url', 'mongod', 'cache', 'download', 'pip', 'cargo'] as const;
export type EngineSource = (typeof SOURCES)[number];

export type UrlEngine = { kind: 'url'; source: 'url'; version: string; why: string; url: string };
export type LocalEngine = {
  kind: LocalKind;
  source: Exclude<EngineSource, 'url'>;
  version: string;
  /** Why this one, in a sentence for the terminal. */
  why: string;
  /** Absolute path of the program and the arguments that come before the server's own. */
  program: string;
  args: readonly string[];
};
export type Engine = UrlEngine | LocalEngine;

/** The exact versions that are installed; a data folder is only opened by the version that it records. */
export const PINNED: Readonly<Record<LocalKind, string>> = {
  mongod: '8.2.6',
  'secantusd-rs': '0.5.3-beta.193',
  'secantusd-py': '0.7.0b3',
};

/** The oldest mongod taken from the PATH. */
export const OLDEST_MONGOD = 7;

/** What keeps the launcher from going on; the message is one Chinese line that says what to do. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
}

export type Log = (line: string) => void;

/** What every way to an engine needs to know. */
export type Search = {
  env: NodeJS.ProcessEnv;
  log: Log;
  /** Folder of the user's cache that belongs to Peiyu. */
  cache: string;
  /** Kinds that may be taken; a data folder narrows this to the kind that it records. */
  kinds: readonly EngineKind[];
  /** The version that a data folder records, if there is one. */
  version?: string;
};
