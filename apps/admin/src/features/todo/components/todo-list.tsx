import { Link } from 'react-router';
import { ClockChip } from '../../../components/clock-chip.tsx';
import type { Column } from '../../../components/data-table.tsx';
import { DataTable } from '../../../components/data-table.tsx';
import { pageOfTodo } from '../../../config/paths.ts';
import { momentText } from '../../../lib/dates.ts';
import type { Places } from '../../../lib/places.ts';
import type { TodoItem } from '../api/use-todo.ts';
import { useDue } from '../api/use-due.ts';

interface TodoListProps {
  readonly items: readonly TodoItem[];
  readonly places: Places;
  /** Number and body of what a row is about, as far as they are known. */
  readonly subjectOf: (item: TodoItem) => { number: string; about: string } | undefined;
}

/** The work queue: what, which, where, since when, until when, and the one button (desks 3). */
export function TodoList({ items, places, subjectOf }: TodoListProps) {
  const due = useDue(items);
  const columns: Column<TodoItem>[] = [
    { title: '事项', render: ({ title }) => <strong>{title}</strong> },
    { title: '编号', render: (item) => <span className="mono">{subjectOf(item)?.number ?? '—'}</span> },
    { title: '对象', render: (item) => subjectOf(item)?.about ?? '—', wrap: true },
    { title: '地点', render: ({ place }) => places.nameOf(place) },
    { title: '到达时间', render: ({ since }) => momentText(since) },
    { title: '时限', render: (item) => <Due clock={due.get(item.subject)} /> },
    { title: '操作', render: (item) => <Act item={item} about={subjectOf(item)?.number ?? ''} /> },
  ];
  return <DataTable caption="待办" rows={items} keyOf={({ id }) => id} columns={columns} />;
}

const Due = ({ clock }: { clock: Parameters<typeof ClockChip>[0] | undefined }) =>
  clock ? <ClockChip {...clock} /> : <span className="quiet">无法定时限</span>;

function Act({ item, about }: { item: TodoItem; about: string }) {
  const page = pageOfTodo(item);
  if (page === undefined) return <span className="quiet">{item.button}页面尚未开放</span>;
  return (
    <Link className="row-act" to={page} aria-label={`${item.button} ${item.title} ${about}`.trim()}>
      {item.button}
    </Link>
  );
}
