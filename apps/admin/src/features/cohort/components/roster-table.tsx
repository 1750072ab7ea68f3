import { enrolmentLifecycle } from '@peiyu/domain/lifecycles/index.ts';
import { isRefusalCode, refusalText } from '@peiyu/domain/refusal.ts';
import type { Column, Selection } from '../../../components/data-table.tsx';
import { DataTable } from '../../../components/data-table.tsx';
import { StatusTag } from '../../../components/status-tag.tsx';
import type { RosterRow } from '../api/use-roster.ts';

const COLUMNS: readonly Column<RosterRow>[] = [
  { title: '姓名', render: ({ maskedName }) => maskedName ?? '—' },
  { title: '证件号码', render: ({ maskedNumber }) => <span className="mono">{maskedNumber ?? '—'}</span> },
  { title: '状态', render: ({ status }) => <StatusTag look={enrolmentLifecycle.states[status]} /> },
  { title: '本人确认', render: ({ confirmed }) => (confirmed ? '已确认' : '未确认') },
  { title: '已完成 / 应完成', render: (row) => `${row.minutes} / ${row.requiredMinutes} 分钟`, align: 'right' },
  {
    title: '还差',
    render: ({ missingMinutes }) => (missingMinutes > 0 ? `${missingMinutes} 分钟` : '—'),
    align: 'right',
  },
  { title: '结业考核', render: ({ examPassed }) => (examPassed === null ? '—' : examPassed ? '合格' : '不合格') },
  { title: '提示', render: (row) => <Hints row={row} />, wrap: true },
];

/** Sentences beside the person: doubts of the enrolment, or why it ended. */
function Hints({ row: { warnings, reason } }: { row: RosterRow }) {
  const said = [...warnings.map((code) => (isRefusalCode(code) ? refusalText(code) : '')), reason ?? ''].filter(
    Boolean,
  );
  return said.length === 0 ? '—' : <span className="row-caution">{said.join(' ')}</span>;
}

interface RosterTableProps {
  readonly rows: readonly RosterRow[];
  readonly selection: Selection<RosterRow> | undefined;
}

/** 名册, names and numbers covered (desks 4.10). */
export const RosterTable = ({ rows, selection }: RosterTableProps) => (
  <DataTable
    caption="名册"
    rows={rows}
    keyOf={({ enrolmentId }) => enrolmentId}
    columns={COLUMNS}
    selection={selection}
  />
);

/** Who of the page may be admitted now. */
export const admittable = ({ status }: RosterRow): boolean => status === 'submitted' || status === 'waitlisted';
