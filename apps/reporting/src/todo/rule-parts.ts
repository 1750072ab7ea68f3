import type { Envelope } from '@peiyu/domain/events/contract.ts';
import type { Closing, ItemName, Opening, QueueRule } from './items.ts';
import { atProvince, idOf, text } from './items.ts';

type Closes = Required<Pick<QueueRule, 'closes'>>;
type Opens = Required<Pick<QueueRule, 'opens'>>;
/** For whom, and by which name, beside kind and subject. */
export type For = (event: Envelope) => Omit<Opening, 'kind' | 'subject'>;

/** Ends the items of these kinds on the thing that said the event. */
export const done = (...kinds: readonly ItemName[]): Closes => ({
  closes: (event) => kinds.map((kind) => ({ kind, subject: idOf(event) })),
});
export const doneFor = (kind: ItemName, subject: (event: Envelope) => string): Closes => ({
  closes: (event): readonly Closing[] => [{ kind, subject: subject(event) }],
});
/** Opens an item on the thing that said the event. */
export const own = (kind: ItemName, who: For): Opens => ({
  opens: (event) => [{ kind, subject: idOf(event), ...who(event) }],
});

export const atCity: For = (event) => ({ place: event.tenant });
export const ti: For = (event) => ({ place: event.tenant, org: text(event, 'orgId') });
export const ei: For = (event) => ({ place: event.tenant, org: text(event, 'evaluatorOrgId') });
export const person: For = (event) => ({ place: event.tenant, person: text(event, 'personId') });
export const province: For = (event) => ({ place: atProvince(event) });

/** Named by the class or sitting that a field of the event gives. */
export const about =
  (field: string, who: For): For =>
  (event) => ({ ...who(event), about: text(event, field) });
/** Named by what a field of the event says. */
export const labelled =
  (field: string, who: For): For =>
  (event) => ({ ...who(event), label: text(event, field) });
/** Named, and where needed owned, as an earlier item on the same thing. */
export const like =
  (kind: ItemName, who: For): For =>
  (event) => ({ ...who(event), like: { kind, subject: idOf(event) } });
