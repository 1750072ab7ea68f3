import type { DomainEvent, Envelope } from '@peiyu/domain/events/contract.ts';
import type { RefusalCode } from '@peiyu/domain/refusal.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import type { ChangeContext } from '../store/aggregate.ts';
import { EVERYWHERE } from '../store/aggregate.ts';
import type { Store } from '../store/store.ts';

/** The context of a change that an event causes: its business time, its tenant (unless named), its cause. */
export function causedBy(event: Envelope, policy: string, tenant: string = event.tenant): ChangeContext {
  return {
    commandId: null,
    tenant,
    scope: EVERYWHERE,
    at: event.at,
    actor: { id: policy, role: 'policy' },
    cause: event.id,
    corr: event.corr,
  };
}

export interface PolicyStep<S, E extends DomainEvent> {
  readonly consumer: string;
  readonly event: Envelope;
  readonly target: string;
  /** Tenant of a target that does not exist yet; the event's own unless named. */
  readonly tenant?: string;
  /** Refusals this policy expects, and the events that follow instead; one that is not listed parks the event. */
  readonly expected?: Partial<Record<RefusalCode, (refusal: Refusal, state: S | undefined) => readonly E[]>>;
}

/** An event from elsewhere → a change of one aggregate of our own, deduplicated by (consumer, source, seq) in that very write. */
export async function follow<S, E extends DomainEvent>(
  store: Store<S, E>,
  step: PolicyStep<S, E>,
  decide: (state: S | undefined) => readonly E[],
): Promise<void> {
  const { consumer, event, expected = {} } = step;
  const from = { mark: `${consumer}|${event.src}`, event, ctx: causedBy(event, consumer, step.tenant) };
  await store.react(step.target, from, (state) => {
    try {
      return decide(state);
    } catch (error) {
      const instead = error instanceof Refusal ? expected[error.code] : undefined;
      if (!instead || !(error instanceof Refusal)) throw error;
      return instead(error, state);
    }
  });
}
