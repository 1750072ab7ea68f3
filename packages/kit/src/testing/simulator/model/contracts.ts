import { z } from 'zod';
import { createRegistry } from '@peiyu/domain/events/registry.ts';
import { defineEvent } from '@peiyu/domain/events/contract.ts';
import type { EventOf } from '@peiyu/domain/events/contract.ts';

/** The events of the simulated platform: the smallest that shows each rule of the protocol. */
export const Added = defineEvent('src.added', { amount: z.int(), poison: z.boolean(), late: z.boolean() });
export const Credited = defineEvent('dst.credited', { amount: z.int() });
export const CreditRefused = defineEvent('dst.credit-refused', {});
export const WindowOpened = defineEvent('win.opened', { closesAt: z.string() });
export const Objected = defineEvent('win.objected', {});
export const Noted = defineEvent('win.noted', {});
export const WindowClosed = defineEvent('win.closed', { objections: z.int() });
export const WindowSettled = defineEvent('win.settled', {});
export const SeatTaken = defineEvent('seat.taken', { key: z.string() });
export const SeatLeft = defineEvent('seat.left', { key: z.string() });
export const RangeReserved = defineEvent('num.reserved', { batch: z.string(), from: z.int(), size: z.int() });
export const NumberIssued = defineEvent('num.issued', { number: z.int() });

export const contracts = [
  Added,
  Credited,
  CreditRefused,
  WindowOpened,
  Objected,
  Noted,
  WindowClosed,
  WindowSettled,
  SeatTaken,
  SeatLeft,
  RangeReserved,
  NumberIssued,
] as const;

export const registry = createRegistry(contracts);

export type SourceEvent = EventOf<typeof Added>;
export type TargetEvent = EventOf<typeof Credited> | EventOf<typeof CreditRefused>;
export type WindowEvent =
  | EventOf<typeof WindowOpened>
  | EventOf<typeof Objected>
  | EventOf<typeof Noted>
  | EventOf<typeof WindowClosed>
  | EventOf<typeof WindowSettled>;
export type SeatEvent = EventOf<typeof SeatTaken> | EventOf<typeof SeatLeft>;
export type RegisterEvent = EventOf<typeof RangeReserved>;
export type IssueEvent = EventOf<typeof NumberIssued>;
