import * as z from 'zod';

/** A UUIDv7: every `commandId` of a client and every aggregate id is one. Lower case. */
export const Uuid7 = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u, '编号格式不对');
export type Uuid7 = z.infer<typeof Uuid7>;

/** The machine time inside a UUIDv7, milliseconds since 1970; null for what is none (messages 2: older than 24 h is refused). */
export const uuid7Millis = (id: string): number | null =>
  Uuid7.safeParse(id).success ? Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16) : null;
