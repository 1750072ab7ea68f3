import type { Envelope } from '@peiyu/domain/events/contract.ts';
import type { ConsumerDefinition } from '@peiyu/kit/messages/consumer.ts';
import { derivedId } from '@peiyu/kit/ids.ts';
import { projectInto } from '@peiyu/kit/messages/projection.ts';
import type { ReportingParts } from '../parts.ts';
import type { Closing, ItemName, Opening } from './items.ts';
import { ITEM_KINDS } from './items.ts';
import { QUEUE_RULES } from './rules.ts';

export const TODO_CONSUMER = 'reporting-todo';

/** One line of a work queue. Ids only: names come from identity, per page. */
export interface TodoItem {
  readonly kind: ItemName;
  readonly subject: string;
  /** Place whose people see it; platform-wide for the person it concerns. */
  readonly place: string;
  readonly role: string;
  readonly org: string | null;
  readonly person: string | null;
  readonly since: string;
  /** Business time of the last opening and closing; open when it was opened last. */
  readonly openedAt: string;
  readonly closedAt: string;
  readonly open: boolean;
  readonly order: string;
}

/** Fills and empties the work queues from events (architecture.md 8: 待办). */
export function keepTodo({ documents, todo }: ReportingParts): ConsumerDefinition {
  const touch = (event: Envelope, item: Closing, change: (current: TodoItem | undefined) => TodoItem): Promise<void> =>
    projectInto<TodoItem>(
      documents,
      { collection: todo, id: derivedId('todo', item.kind, item.subject), consumer: TODO_CONSUMER, event, tenant: '*' },
      change,
    );

  const handle = async (event: Envelope): Promise<void> => {
    const rule = QUEUE_RULES[event.type];
    for (const item of rule?.closes?.(event) ?? [])
      await touch(event, item, (current) => closed(current, item, event.at));
    for (const item of rule?.opens?.(event) ?? [])
      await touch(event, item, (current) => opened(current, item, event.at));
  };
  return { name: TODO_CONSUMER, handlers: Object.fromEntries(Object.keys(QUEUE_RULES).map((type) => [type, handle])) };
}

/** Opening and closing may arrive in either order when they come from two sources: the later business time wins, closing on a tie. */
function opened(current: TodoItem | undefined, item: Opening, at: string): TodoItem {
  const base = {
    kind: item.kind,
    subject: item.subject,
    place: item.place,
    role: ITEM_KINDS[item.kind].role,
    org: item.org ?? null,
    person: item.person ?? null,
  };
  const closedAt = current?.closedAt ?? '';
  return {
    ...base,
    since: at,
    openedAt: at,
    closedAt,
    open: closedAt < at,
    order: `${at}|${item.kind}|${item.subject}`,
  };
}

function closed(current: TodoItem | undefined, item: Closing, at: string): TodoItem {
  const unknown = {
    kind: item.kind,
    subject: item.subject,
    place: '',
    role: ITEM_KINDS[item.kind].role,
    org: null,
    person: null,
    since: at,
    openedAt: '',
    order: `${at}|${item.kind}|${item.subject}`,
  };
  return { ...(current ?? unknown), closedAt: at, open: false };
}
