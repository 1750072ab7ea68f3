import { Link } from 'react-router';
import type { ClockState } from '../../../components/clock-chip.tsx';
import { ClockChip } from '../../../components/clock-chip.tsx';
import type { Column } from '../../../components/data-table.tsx';
import { DataTable } from '../../../components/data-table.tsx';
import { pageOfTodo } from '../../../config/paths.ts';
import { momentText } from '../../../lib/dates.ts';
import type { Places } from '../../../lib/places.ts';
import type { TodoItem } from '../api/use-todo.ts';
import { useDue } from '../api/use-due.ts';

/** What a row is about, as far as the lists of the role tell. */
export interface About {
  readonly text: string;
  readonly cohortId?: string;
}

interface TodoListProps {
  readonly items: readonly TodoItem[];
  readonly places: Places;
  readonly aboutOf: (item: TodoItem) => About | undefined;
}

/** The work queue: what, which, where, since when, until when, and the one button (desks 3). */
export function TodoList({ items, places, aboutOf }: TodoListProps) {
  const states = useDue(items);
  const columns: Column<TodoItem>[] = [
    { title: '事项', render: ({ title }) => <strong>{title}</strong> },
    { title: '编号', render: ({ label }) => <span className="mono">{label ?? '—'}</span> },
    { title: '对象', render: (item) => aboutOf(item)?.text ?? '—', wrap: true },
    { title: '地点', render: ({ place }) => places.nameOf(place) },
    { title: '到达时间', render: ({ since }) => momentText(since) },
    { title: '时限', render: (item) => <Due item={item} state={states.get(item.subject)} /> },
    { title: '操作', render: (item) => <Act item={item} about={aboutOf(item)} /> },
  ];
  return <DataTable caption="待办" rows={items} keyOf={({ id }) => id} columns={columns} />;
}

function Due({ item: { due, binding, provisional }, state }: { item: TodoItem; state: ClockState | undefined }) {
  if (due === null) return <span className="quiet">无法定时限</span>;
  return <ClockChip due={due} binding={binding ?? true} provisional={provisional ?? false} state={state} />;
}

function Act({ item, about }: { item: TodoItem; about: About | undefined }) {
  const page = pageOfTodo(item, about?.cohortId);
  if (page === undefined) return <span className="quiet">{item.button}页面尚未开放</span>;
  return (
    <Link className="row-act" to={page} aria-label={`${item.button} ${item.title} ${item.label ?? ''}`.trim()}>
      {item.button}
    </Link>
  );
}
