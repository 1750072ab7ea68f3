import { useQuery } from '@tanstack/react-query';
import { divisionKind } from '@peiyu/domain/values/division.ts';
import { LEVEL_NAMES } from '@peiyu/domain/values/level.ts';
import { findOccupation } from '@peiyu/domain/values/occupation.ts';
import type { Outputs } from './trpc.ts';
import { useTRPC } from './trpc.ts';

export type City = Outputs['identity']['city']['list'][number];

export interface Places {
  readonly cities: readonly City[];
  nameOf(code: string): string;
  occupationName(code: string, city?: string): string;
}

const HIGHER = { province: '全省', ministry: '全平台' } as const;

/** Names of places and occupations, as the cities' packs say them; no city is known to this code. */
export function usePlaces(): Places {
  const trpc = useTRPC();
  const { data } = useQuery({ ...trpc.identity.city.list.queryOptions(), staleTime: 3_600_000 });
  const cities = data ?? [];
  return {
    cities,
    nameOf(code) {
      const kind = divisionKind(code);
      if (kind === 'province' || kind === 'ministry') return HIGHER[kind];
      const divisions = cities.flatMap((city) => [{ code: city.code, name: city.name }, ...city.divisions]);
      return divisions.find((division) => division.code === code)?.name ?? code;
    },
    occupationName(code, city) {
      const own = cities.find((candidate) => candidate.code === city)?.occupations ?? [];
      return own.find((occupation) => occupation.code === code)?.short ?? findOccupation(code)?.short ?? code;
    },
  };
}

/** 「大数据 · 数据分析 · 初级」 */
export function subjectText(
  places: Places,
  of: { occupation: string; direction: string | null; level: keyof typeof LEVEL_NAMES; city?: string },
): string {
  const { occupation, direction, level, city } = of;
  return [places.occupationName(occupation, city), direction, LEVEL_NAMES[level]].filter(Boolean).join(' · ');
}
