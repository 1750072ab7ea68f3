import type { CalendarDate, ClockId, Due } from '@peiyu/domain/calendar/index.ts';
import type { CityPack } from '@peiyu/domain/policy/index.ts';
import { dueDate, quarterEnd, quarterOf } from '@peiyu/domain/calendar/index.ts';
import type { Packs } from '@peiyu/kit/packs.ts';

/**
 * The pack a quarterly form stands under: the one in force on the quarter's last day, so that a city whose pack begins
 * within a quarter has that quarter's form (C4-42).
 */
export const packOfQuarter = (packs: Packs, city: string, quarter: string): CityPack =>
  packs.inForce(city, quarterEnd(quarter));

/** The due day of a clock of a city, under the pack in force on its trigger; null where the pack switches it off (A8). */
export function dueOf(packs: Packs, of: { city: string; kind: ClockId; trigger: CalendarDate }): Due | null {
  const { city, kind, trigger } = of;
  const pack = kind === 'D5' ? packOfQuarter(packs, city, quarterOf(trigger)) : packs.inForce(city, trigger);
  return dueDate(kind, trigger, pack);
}
