import { Alert, Progress } from 'antd';
import { DataTable } from './data-table.tsx';
import type { Answer } from './query-view.tsx';
import { QueryView } from './query-view.tsx';

/** What every service answers of a job (docs/chain.md, job.get). */
export interface JobState {
  readonly status: string;
  readonly total: number;
  readonly next: number;
  readonly done: number;
  readonly unchanged: number;
  readonly refused: readonly { readonly row: number; readonly code: string; readonly text: string }[];
}

const PERCENT = 100;
const POLL_MS = 800;

/** Ask again while it runs: the one thing that polls, and it ends by itself. */
export const pollWhileRunning = (state: { readonly status: string } | undefined): number | false =>
  state === undefined || state.status === 'running' ? POLL_MS : false;

interface JobProgressProps {
  readonly query: Answer<JobState>;
  /** What is being done: 「名册导入」. */
  readonly what: string;
  /** Column of the row's number: the sheet's row, or the place in the list. */
  readonly rowTitle?: string;
}

/** Progress of a bulk act, then its result; leaving the page does not stop it (desks 4.5). */
export const JobProgress = ({ query, what, rowTitle = '行' }: JobProgressProps) => (
  <QueryView query={query}>{(job) => <JobView job={job} what={what} rowTitle={rowTitle} />}</QueryView>
);

function JobView({ job, what, rowTitle }: { job: JobState; what: string; rowTitle: string }) {
  const { status, total, next, done, unchanged, refused } = job;
  if (status === 'running') {
    const percent = total > 0 ? Math.floor((next / total) * PERCENT) : 0;
    return (
      <div role="status" className="note">
        <p>
          {what}进行中：{total > 0 ? `${next} / ${total}` : '正在准备'}。离开本页不会中断。
        </p>
        <Progress percent={percent} aria-label={`${what}进度`} />
      </div>
    );
  }
  const nothing = done === 0 && refused.length === 0;
  const summary = nothing
    ? '内容与现有记录一致，未作任何修改。'
    : `写入 ${done} 项，无变化 ${unchanged} 项，未写入 ${refused.length} 项。`;
  return (
    <>
      <Alert
        className="note"
        role="status"
        showIcon
        type={status === 'failed' ? 'error' : refused.length > 0 ? 'warning' : 'success'}
        title={status === 'failed' ? `${what}没有完成，已写入的保留。请重试。` : `${what}已完成`}
        description={summary}
      />
      {refused.length > 0 ? (
        <DataTable
          caption={`${what}未写入的行`}
          rows={refused}
          keyOf={({ row, code }) => `${row}-${code}`}
          columns={[
            { title: rowTitle, render: ({ row }) => row, align: 'right' },
            { title: '原因', render: ({ text }) => text, wrap: 'wide' },
          ]}
        />
      ) : null}
    </>
  );
}
