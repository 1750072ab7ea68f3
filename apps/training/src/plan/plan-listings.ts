import { findOccupation } from '@peiyu/domain/values/index.ts';
import type { Loaded } from '@peiyu/kit/store/store.ts';
import type { TrainingParts } from '../parts.ts';
import { today } from '../parts.ts';
import type { Listing } from '../views/directory.ts';
import { listedAt } from '../views/directory.ts';
import type { LineListing, Plan, PlanLine } from './plan.ts';

/** How the lines stand today in the catalogue of one kind; `orgOf` names the body of a line, undefined = not asked for. */
export async function lineListings(
  parts: TrainingParts,
  plan: Loaded<Plan>,
  of: { kind: Listing['kind']; orgOf: (line: PlanLine) => string | undefined },
): Promise<LineListing[]> {
  const date = today(parts);
  const found: LineListing[] = [];
  for (const line of plan.state.lines) {
    const orgId = of.orgOf(line);
    if (orgId === undefined) continue;
    const listings = await parts.directory.listings(orgId, of.kind, line.occupation);
    const occupation = findOccupation(line.occupation)?.exact ?? line.occupation;
    found.push({ lineId: line.lineId, listed: listedAt(listings, plan.tenant, date), date, occupation });
  }
  return found;
}
