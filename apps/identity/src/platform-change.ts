import type { BusinessClock } from '@peiyu/kit/clock.ts';
import { derivedId } from '@peiyu/kit/ids.ts';
import type { ChangeContext } from '@peiyu/kit/store/aggregate.ts';
import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';
import { JOB_COMMAND } from '@peiyu/kit/store/store.ts';

/** The place of what belongs to the platform and to no city: bodies, accounts (architecture 8). */
export const PLATFORM_PLACE = '000000';

/** The context of what the platform does by itself (packs and directories at start, persons of a roster); `key` names the act, so twice is once. */
export function platformChange(
  business: BusinessClock,
  act: { key: readonly string[]; tenant?: string },
): ChangeContext {
  const commandId = `${JOB_COMMAND}${derivedId(...act.key)}`;
  return {
    commandId,
    tenant: act.tenant ?? PLATFORM_PLACE,
    scope: EVERYWHERE,
    at: business.now(),
    actor: { id: 'identity', role: 'platform' },
    cause: commandId,
    corr: commandId,
  };
}
