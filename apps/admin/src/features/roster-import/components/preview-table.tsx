import type { Letter } from '@peiyu/domain/lifecycles/lifecycle.ts';
import { Button } from 'antd';
import { useState } from 'react';
import type { Column } from '../../../components/data-table.tsx';
import { DataTable } from '../../../components/data-table.tsx';
import { EmptyNote } from '../../../components/empty-note.tsx';
import { StatusTag } from '../../../components/status-tag.tsx';
import type { Preview, PreviewRow } from '../api/use-roster-import.ts';

type Verdict = PreviewRow['verdict'];

/** Rows drawn at a time: a sheet of thousands must not stop the page. */
const STEP = 200;

const LOOKS: Readonly<Record<Verdict, readonly [string, Letter]>> = {
  accept: ['可导入', 'G'],
  warn: ['可导入，有提示', 'W'],
  reject: ['有误', 'R'],
};

/** What is wrong, beside its column's name, in the row it is about. */
function Problems({ row: { problems, verdict } }: { row: PreviewRow }) {
  if (problems.length === 0) return '—';
  return (
    <ul className={`problems ${verdict === 'reject' ? 'row-problem' : 'row-caution'}`}>
      {problems.map(({ field, code, text }) => (
        <li key={`${field}-${code}`}>
          {field === '' ? null : <strong>{field}：</strong>}
          {text}
        </li>
      ))}
    </ul>
  );
}

const COLUMNS: readonly Column<PreviewRow>[] = [
  { title: '表格行号', render: ({ row }) => row, align: 'right' },
  { title: '姓名', render: ({ name }) => (name === '' ? '（空）' : name), wrap: true },
  { title: '判定', render: ({ verdict }) => <StatusTag look={LOOKS[verdict]} /> },
  { title: '问题和改法', render: (row) => <Problems row={row} />, wrap: 'wide' },
];

/** Row by row; the counts are filters (desks 4.4). */
export function PreviewTable({ preview }: { preview: Preview }) {
  const [only, setOnly] = useState<Verdict>();
  const [most, setMost] = useState(STEP);
  const { rows, counts, hiddenSheets } = preview;
  const shown = only ? rows.filter(({ verdict }) => verdict === only) : rows;
  const filter = (verdict: Verdict | undefined, label: string) => (
    <Button
      key={label}
      aria-pressed={only === verdict}
      type={only === verdict ? 'primary' : 'default'}
      onClick={() => setOnly(verdict)}
    >
      {label}
    </Button>
  );
  return (
    <>
      <div className="filters" role="group" aria-label="按判定筛选">
        {filter(undefined, `全部 ${counts.total}`)}
        {filter('accept', `可导入 ${counts.accept}`)}
        {filter('warn', `有提示 ${counts.warn}`)}
        {filter('reject', `有误 ${counts.reject}`)}
      </div>
      {hiddenSheets.length > 0 ? <p className="quiet">隐藏的工作表没有读取：{hiddenSheets.join('、')}</p> : null}
      {shown.length === 0 ? (
        <EmptyNote text="没有这一判定的行。" />
      ) : (
        <DataTable
          caption="导入预览"
          rows={shown.slice(0, most)}
          keyOf={({ row }) => String(row)}
          columns={COLUMNS}
          rowClass={({ verdict }) => `verdict-${verdict}`}
        />
      )}
      {shown.length > most ? (
        <p className="pager">
          <Button onClick={() => setMost(most + STEP)}>再显示 {Math.min(STEP, shown.length - most)} 行</Button>
        </p>
      ) : null}
    </>
  );
}
