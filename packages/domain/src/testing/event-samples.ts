import { z } from 'zod';
import type { Envelope, EventContract } from '../events/contract.ts';
import { wireName } from '../events/contract.ts';
import { createRegistry, readEvent } from '../events/registry.ts';

/** One version of one event as it was first said: the shape of its data, and an example that must stay readable for ever. */
export interface EventSample {
  /** The data's fields with everything that limits them, one a line; a field that may be absent ends in `?`. */
  readonly shape: readonly string[];
  readonly event: Envelope;
}

type Schema = Readonly<Record<string, unknown>>;

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

const schemaOf = (contract: EventContract): Schema => z.toJSONSchema(contract.schema, { io: 'input' });

/** The shape of a contract's data, as its sample keeps it. */
export const shapeOf = (contract: EventContract): string[] => lines(schemaOf(contract), '');

function lines(schema: Schema, path: string): string[] {
  const variants = listOf(schema['anyOf'] ?? schema['oneOf']).filter(isSchema);
  if (variants.length > 0) return variants.flatMap((variant, i) => lines(variant, `${path}|${i}`));
  if (isSchema(schema['properties'])) {
    const required = listOf(schema['required']);
    return Object.entries(schema['properties']).flatMap(([key, inner]) =>
      isSchema(inner) ? lines(inner, `${path}${path && '.'}${key}${required.includes(key) ? '' : '?'}`) : [],
    );
  }
  if (isSchema(schema['items']))
    return [`${path}: list ${limits(schema, ['items', 'type'])}`.trim(), ...lines(schema['items'], `${path}[]`)];
  if (isSchema(schema['additionalProperties'])) return lines(schema['additionalProperties'], `${path}{}`);
  return [`${path}: ${limits(schema, [])}`];
}

function limits(schema: Schema, without: readonly string[]): string {
  const kept = Object.entries(schema).filter(
    ([key]) => ![...without, '$schema', 'default', 'additionalProperties'].includes(key),
  );
  return kept.map(([key, value]) => (key === 'type' ? String(value) : `${key} ${JSON.stringify(value)}`)).join(' ');
}

/** An example of a contract's newest version, every field filled: the proposal for a sample, to be checked by eye. */
export function proposeSample(contract: EventContract): EventSample {
  const src = `sample/${contract.type}`;
  const data = example(schemaOf(contract), 'data');
  if (!isSchema(data)) throw new Error(`${contract.type} carries no fields`);
  const event = {
    id: `${src}/1`,
    type: contract.type,
    ver: contract.ver,
    tenant: '371000',
    src,
    seq: 1,
    at: '2026-03-09T01:00:00.000Z',
    actor: { id: 'sample', role: 'system' },
    cause: 'sample',
    corr: 'sample',
    data,
  };
  return { shape: shapeOf(contract), event };
}

function example(schema: Schema, name: string): unknown {
  const [variant] = listOf(schema['anyOf'] ?? schema['oneOf']).filter(isSchema);
  if (variant) return example(variant, name);
  if ('const' in schema) return schema['const'];
  if (Array.isArray(schema['enum'])) return listOf(schema['enum'])[0];
  switch (typeOf(schema)) {
    case 'object':
      return exampleObject(schema, name);
    case 'array':
      return isSchema(schema['items']) ? [example(schema['items'], name)] : [];
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return exampleNumber(schema, name);
    case 'string':
      return exampleText(schema, name);
    default:
      throw new Error(`no example for ${name}: ${JSON.stringify(schema)}`);
  }
}

/** The type of a value that is not null. */
function typeOf({ type }: Schema): unknown {
  return Array.isArray(type) ? listOf(type).find((one) => one !== 'null') : type;
}

function exampleObject(schema: Schema, name: string): Record<string, unknown> {
  const { properties, additionalProperties, propertyNames } = schema;
  if (isSchema(properties)) {
    return Object.fromEntries(
      Object.entries(properties).map(([key, inner]) => [key, isSchema(inner) ? example(inner, key) : null]),
    );
  }
  const key = isSchema(propertyNames) ? example(propertyNames, 'key') : 'key';
  return isSchema(additionalProperties) ? { [String(key)]: example(additionalProperties, name) } : {};
}

function exampleNumber(schema: Schema, name: string): number {
  if (name === 'year') return 2026;
  const least = Number(schema['minimum'] ?? schema['exclusiveMinimum'] ?? 0);
  return Math.min(Math.max(least, 0) + 1, Number(schema['maximum'] ?? Number.MAX_SAFE_INTEGER));
}

const PATTERNS: Readonly<Record<string, string>> = {
  '^\\d{4}-\\d{2}-\\d{2}$': '2026-03-09',
  '^\\d{6}$': '371000',
  '^\\d{2}:\\d{2}$': '09:00',
  '^\\d{4}-Q[1-4]$': '2026-Q1',
};

function exampleText(schema: Schema, name: string): string {
  const pattern = typeof schema['pattern'] === 'string' ? schema['pattern'] : '';
  const known = PATTERNS[pattern];
  if (known !== undefined) return known;
  if (schema['format'] === 'date-time') return '2026-03-09T01:00:00.000Z';
  if (schema['format'] === 'date') return '2026-03-09';
  if (pattern) throw new Error(`no example for ${name} with the pattern ${pattern}`);
  return `${name}-1`.slice(0, Number(schema['maxLength'] ?? 60));
}

/** The file of a sample, below `events/samples`. */
export const sampleFile = (event: { type: string; ver: number }): string => `${wireName(event)}.json`;

/**
 * What is wrong between contracts and samples, one sentence each: a version without a sample, a sample that no contract
 * reads any more, a contract whose shape has changed without a new version.
 */
export function sampleProblems(
  contracts: readonly EventContract[],
  samples: ReadonlyMap<string, EventSample>,
): string[] {
  const registry = createRegistry(contracts);
  const wanted = contracts.flatMap(({ type, ver }) =>
    Array.from({ length: ver }, (_, i) => sampleFile({ type, ver: i + 1 })),
  );
  const missing = wanted.filter((file) => !samples.has(file)).map((file) => `${file} is missing`);
  const unread = [...samples].flatMap(([file, sample]) => problemOf(registry, file, sample));
  return [...missing, ...unread];
}

function problemOf(
  registry: ReadonlyMap<string, EventContract>,
  file: string,
  { shape, event }: EventSample,
): string[] {
  if (file !== sampleFile(event)) return [`${file} holds ${sampleFile(event)}`];
  const contract = registry.get(event.type);
  const changed = contract?.ver === event.ver && JSON.stringify(shapeOf(contract)) !== JSON.stringify(shape);
  try {
    const read = readEvent(registry, event);
    const kept = contract?.ver !== event.ver || JSON.stringify(read.data) === JSON.stringify(event.data);
    return [
      ...(changed ? [`${file}: the shape has changed; a shape once said needs a new version and an upcast`] : []),
      ...(kept ? [] : [`${file}: is not read as it was said`]),
    ];
  } catch (error) {
    return [`${file}: ${error instanceof Error ? error.message : 'cannot be read'}`];
  }
}
