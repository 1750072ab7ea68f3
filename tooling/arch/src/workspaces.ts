import { dirname } from 'node:path/posix';
import type { Files } from './files.ts';

/** One package.json, the root's included (`dir` is then the empty string). */
export interface Manifest {
  readonly path: string;
  readonly dir: string;
  readonly name: string;
  readonly role: string | undefined;
  readonly exports: ReadonlyMap<string, string>;
  readonly dependencies: ReadonlyMap<string, string>;
  readonly devDependencies: ReadonlyMap<string, string>;
}

/** A package of the repository other than the root. */
export type Workspace = Manifest;

type Json = Readonly<Record<string, unknown>>;

/** Every package.json of the repository, the root first. */
export function readManifests(files: Files): Manifest[] {
  const paths = [...files.keys()].filter((path) => path === 'package.json' || path.endsWith('/package.json'));
  return paths.sort((a, b) => depth(a) - depth(b)).map((path) => readManifest(path, files.get(path) ?? ''));
}

/** Packages other than the root. */
export function readWorkspaces(files: Files): Workspace[] {
  return readManifests(files).filter(({ dir }) => dir !== '');
}

function depth(path: string): number {
  return path.split('/').length;
}

function readManifest(path: string, text: string): Manifest {
  const json = asObject(JSON.parse(text));
  const dir = dirname(path);
  const role = asObject(json['peiyu'])['role'];
  return {
    path,
    dir: dir === '.' ? '' : dir,
    name: typeof json['name'] === 'string' ? json['name'] : '',
    role: typeof role === 'string' ? role : undefined,
    exports: stringsOf(json['exports']),
    dependencies: stringsOf(json['dependencies']),
    devDependencies: stringsOf(json['devDependencies']),
  };
}

function asObject(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

function stringsOf(value: unknown): ReadonlyMap<string, string> {
  const entries = Object.entries(asObject(value));
  return new Map(entries.flatMap(([key, text]) => (typeof text === 'string' ? [[key, text] as const] : [])));
}
