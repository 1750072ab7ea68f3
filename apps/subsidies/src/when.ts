import type { EventContract, Received } from '@peiyu/domain/events/contract.ts';
import type { Handler } from '@peiyu/kit/messages/consumer.ts';

/** A handler of one event type; the consumer has checked the data by this very contract before it is called. */
export const when = <C extends EventContract>(
  contract: C,
  handle: (event: Received<C>) => Promise<void>,
): Record<string, Handler> => ({ [contract.type]: (event) => handle(event as unknown as Received<C>) });

/** Id of the aggregate that said an event: the part of its source behind the type. */
export const idOfSource = (event: { readonly src: string }): string => event.src.slice(event.src.indexOf('/') + 1);
