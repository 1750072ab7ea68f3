import { isWithin } from '@peiyu/domain/values/index.ts';

/**
 * The tenant whose wrap of a person's key may be used for a question from `asking`: its own, else one under it (a province asks
 * about a city's people, the ministry's place about everybody), else one above it. Undefined = the person is not this place's business.
 */
export function wrapFor(tenants: readonly string[], asking: string): string | undefined {
  if (tenants.includes(asking)) return asking;
  const sorted = tenants.toSorted();
  return sorted.find((tenant) => isWithin(tenant, asking)) ?? sorted.find((tenant) => isWithin(asking, tenant));
}
