import { businessDate } from '@peiyu/domain/calendar/index.ts';
import { occupationsOf } from '@peiyu/domain/policy/index.ts';
import { publicProcedure } from '@peiyu/kit/trpc.ts';
import type { IdentityParts } from '../parts.ts';
import { packOn } from './load-cities.ts';

/** Cities in force today: code, name, the words each uses, and the occupations it offers. */
export const listCitiesProcedure = ({ packs, business }: IdentityParts) =>
  publicProcedure.query(() => {
    const today = businessDate(business.now());
    return packs.cities().flatMap(({ code }) => {
      const pack = packOn(packs, code, today);
      if (!pack) return [];
      const { city, labels, contact } = pack;
      const occupations = occupationsOf(pack).map(({ code: occupation, short, exact }) => ({
        code: occupation,
        short,
        exact,
      }));
      return [
        {
          code,
          name: city.name,
          province: city.province,
          divisions: city.divisions,
          labels,
          desk: contact,
          openingReview: pack.cohort.openingReview,
          quarterlyForm: pack.quarterly.enabled,
          occupations,
        },
      ];
    });
  });
