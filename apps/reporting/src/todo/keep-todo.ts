import type { Envelope } from '@peiyu/domain/events/contract.ts';
import type { ConsumerDefinition } from '@peiyu/kit/messages/consumer.ts';
import type { ViewDoc } from '@peiyu/kit/messages/projection.ts';
import { derivedId } from '@peiyu/kit/ids.ts';
import { projectInto } from '@peiyu/kit/messages/projection.ts';
import type { ReportingParts } from '../parts.ts';
import type { Closing, ItemName, Opening } from './items.ts';
import { itemKind } from './items.ts';
import { QUEUE_RULES } from './rules.ts';

export const TODO_CONSUMER = 'reporting-todo';

/** One line of a work queue. Ids, numbers and quarters only: names come from identity, per page. */
export interface TodoItem {
  readonly kind: ItemName;
  readonly subject: string;
  /** Place whose people see it; platform-wide for the person it concerns. */
  readonly place: string;
  readonly role: string;
  readonly org: string | null;
  readonly person: string | null;
  readonly label: string | null;
  readonly about: string;
  readonly clockSubject: string;
  readonly since: string;
  /** Business time of the last opening and closing; open when it was opened last. */
  readonly openedAt: string;
  readonly closedAt: string;
  /** Source that closed it last: what the same source says later comes later, also at the same moment. */
  readonly closedBy: string;
  readonly open: boolean;
  readonly order: string;
}

const itemId = ({ kind, subject, key }: Closing): string => derivedId('todo', kind, key ?? subject);

/** Fills and empties the work queues from events (architecture.md 8: 待办). */
export function keepTodo({ documents, todo }: ReportingParts): ConsumerDefinition {
  const touch = (event: Envelope, item: Closing, change: (current: TodoItem | undefined) => TodoItem): Promise<void> =>
    projectInto<TodoItem>(
      documents,
      { collection: todo, id: itemId(item), consumer: TODO_CONSUMER, event, tenant: '*' },
      change,
    );

  const open = async (event: Envelope, item: Opening): Promise<void> => {
    const model = item.like
      ? await documents.findOne<ViewDoc<TodoItem>>(todo, { _id: itemId(item.like), tenant: '*' })
      : undefined;
    await touch(event, item, (current) => opened(current, { item, model, event }));
  };

  const handle = async (event: Envelope): Promise<void> => {
    const rule = QUEUE_RULES[event.type];
    for (const item of rule?.closes?.(event) ?? []) await touch(event, item, (now) => closed(now, item, event));
    for (const item of rule?.opens?.(event) ?? []) await open(event, item);
  };
  return { name: TODO_CONSUMER, handlers: Object.fromEntries(Object.keys(QUEUE_RULES).map((type) => [type, handle])) };
}

/** A line as it stands before its first opening or closing. */
const blank = (item: Closing): TodoItem => ({
  kind: item.kind,
  subject: item.subject,
  place: '',
  role: itemKind(item.kind).role,
  org: null,
  person: null,
  label: null,
  about: item.subject,
  clockSubject: item.subject,
  since: '',
  openedAt: '',
  closedAt: '',
  closedBy: '',
  open: false,
  order: '',
});

const orderOf = (item: Closing, at: string): string => `${at}|${item.kind}|${item.key ?? item.subject}`;

/** Opening and closing may arrive in either order when they come from two sources: the later business time wins, closing on a tie. */
function opened(
  current: TodoItem | undefined,
  of: { item: Opening; model: TodoItem | undefined; event: Envelope },
): TodoItem {
  const { item, model, event } = of;
  const before = current ?? blank(item);
  return {
    ...before,
    place: item.place,
    org: item.org ?? model?.org ?? null,
    person: item.person ?? null,
    label: item.label ?? model?.label ?? null,
    about: item.about ?? model?.about ?? item.subject,
    clockSubject: item.clockSubject ?? item.subject,
    since: event.at,
    openedAt: event.at,
    open: before.closedAt < event.at || before.closedBy === event.src,
    order: orderOf(item, event.at),
  };
}

function closed(current: TodoItem | undefined, item: Closing, { at, src }: Envelope): TodoItem {
  const before = current ?? { ...blank(item), since: at, order: orderOf(item, at) };
  // A closing that is older than the last opening, and of another source, has been overtaken.
  if (before.openedAt > at) return { ...before, closedAt: at, closedBy: src };
  return { ...before, closedAt: at, closedBy: src, open: false };
}
