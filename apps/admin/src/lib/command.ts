import { useState } from 'react';
import type { Machine } from './machine.ts';
import { browserMachine } from './machine.ts';

/** A UUID version 7: 48 bits of machine time in milliseconds, then random bits. Every command carries one (messages 2). */
export function newCommandId({ clock, random }: Machine = browserMachine): string {
  const bytes = new Uint8Array(16);
  random.getRandomValues(bytes);
  const view = new DataView(bytes.buffer);
  const now = clock.now();
  view.setUint16(0, Math.floor(now / 2 ** 32));
  view.setUint32(2, now % 2 ** 32);
  view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x70);
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export interface Intention {
  /** The same for every try: a double click, a slow or lost answer and a retry are one effect. */
  readonly commandId: string;
  /** After the effect: the next press is a new intention. */
  readonly done: () => void;
}

/** One intention of the user: the id is made when the dialog opens and kept until its effect is known. */
export function useIntention(machine: Machine = browserMachine): Intention {
  const [commandId, setCommandId] = useState(() => newCommandId(machine));
  return { commandId, done: () => setCommandId(newCommandId(machine)) };
}
