import { z } from 'zod';

/** Who acted. `id` is an account id, or the name of the timer, policy or job that acted for the platform. Never a name of a person. */
export const Actor = z.strictObject({
  id: z.string().max(80),
  role: z.string().max(40),
  org: z.string().max(60).optional(),
  person: z.string().max(60).optional(),
});
export type Actor = z.infer<typeof Actor>;

/**
 * What every event carries on the wire and in the archive.
 * `id` = `src/seq`; `src` = `<aggregate type>/<aggregate id>`; `seq` dense from 1 per source;
 * `at` = business time (ISO instant, UTC); `cause` = command id or the event that led here; `corr` = correlation id.
 */
export const Envelope = z.strictObject({
  id: z.string().max(200),
  type: z.string().max(80),
  ver: z.int().positive(),
  tenant: z.string().regex(/^(\d{6}|\*)$/),
  src: z.string().max(160),
  seq: z.int().positive(),
  at: z.iso.datetime(),
  actor: Actor,
  cause: z.string().max(240),
  corr: z.string().max(80),
  data: z.record(z.string(), z.unknown()),
});
export type Envelope = z.infer<typeof Envelope>;

/** What a decision returns: the event's name and its facts; the store adds the rest of the envelope. */
export interface DomainEvent<T extends string = string, D = Record<string, unknown>> {
  readonly type: T;
  readonly data: D;
}

type Upcast = (data: Record<string, unknown>) => Record<string, unknown>;

/**
 * One event type. `schema` is the newest version; `upcasts[n]` turns the data of version n into that of n + 1
 * (pure, applied at read), so a consumer sees the newest shape only.
 */
export interface EventContract<T extends string = string, S extends z.ZodType = z.ZodType> {
  readonly type: T;
  readonly ver: number;
  readonly schema: S;
  readonly upcasts: Readonly<Record<number, Upcast>>;
}

export type EventOf<C> = C extends EventContract<infer T, infer S> ? DomainEvent<T, z.infer<S>> : never;

/** An event as a consumer receives it: the envelope with its data in the newest version of its contract. */
export type Received<C> =
  C extends EventContract<infer T, infer S>
    ? Omit<Envelope, 'type' | 'data'> & { readonly type: T; readonly data: z.infer<S> }
    : never;

/** Wire name `training.cohort-opened` (+ `.v1`, from `ver`): service, dot, what happened, in the past tense. */
export function defineEvent<const T extends string, S extends z.ZodRawShape>(
  type: T,
  shape: S,
  versions: { ver: number; upcasts: Record<number, Upcast> } = { ver: 1, upcasts: {} },
): EventContract<T, z.ZodObject<S, z.core.$strict>> {
  return { type, ver: versions.ver, schema: z.strictObject(shape), upcasts: versions.upcasts };
}

/** The service that says an event: the part of its type before the first dot. */
export const serviceOf = (type: string): string => type.slice(0, type.indexOf('.'));

/** The wire name with its version, as topics, logs and the archive show it. */
export const wireName = (event: { type: string; ver: number }): string => `${event.type}.v${event.ver}`;
