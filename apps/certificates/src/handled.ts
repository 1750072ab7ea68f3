import type { DomainEvent } from '@peiyu/domain/events/contract.ts';
import type { Store } from '@peiyu/kit/store/store.ts';

/** True when a command has changed this aggregate before: what is checked ahead of the store must not refuse its retry. */
export async function wasHandled<S, E extends DomainEvent>(
  store: Store<S, E>,
  id: string,
  commandId: string,
): Promise<boolean> {
  return (await store.load(id))?.cmds.some((command) => command.id === commandId) ?? false;
}
