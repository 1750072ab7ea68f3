import { dateText } from '@peiyu/domain/calendar/text.ts';
import { formatYuan } from '@peiyu/domain/values/money.ts';
import { Drawer } from 'antd';
import { Link } from 'react-router';
import type { Column } from '../../../components/data-table.tsx';
import { DataTable } from '../../../components/data-table.tsx';
import { Pager, usePaging } from '../../../components/pager.tsx';
import { QueryView } from '../../../components/query-view.tsx';
import { paths } from '../../../config/paths.ts';
import type { Outputs } from '../../../lib/trpc.ts';
import type { Metric } from '../api/use-reports.ts';
import { useNames, useRecords } from '../api/use-reports.ts';

type Fact = Outputs['reporting']['figures']['records']['items'][number];
const OF_COHORTS: ReadonlySet<Metric> = new Set(['classesTrained', 'subsidisedClasses']);
const OF_PEOPLE: ReadonlySet<Metric> = new Set(['peopleTrained', 'certificateHolders', 'subsidyRecipients']);

interface RecordsDrawerProps {
  readonly reportId: string;
  readonly occupation: string;
  readonly metric: Metric;
  readonly title: string;
  readonly onClose: () => void;
}

/** Every number opens to its records (desks 1.10). */
export function RecordsDrawer({ reportId, occupation, metric, title, onClose }: RecordsDrawerProps) {
  const paging = usePaging();
  const { after } = paging;
  const records = useRecords({ reportId, occupation, metric, ...(after ? { after } : {}) });
  const people = OF_PEOPLE.has(metric);
  const names = useNames(people ? [...new Set((records.data?.items ?? []).map(({ subject }) => subject))] : []);
  const nameOf = new Map(
    (names.data ?? []).map(({ ref, maskedName, maskedNumber }) => [ref, `${maskedName ?? '—'} ${maskedNumber ?? ''}`]),
  );
  const columns: Column<Fact>[] = [
    { title: '日期', render: ({ on }) => dateText(on) },
    {
      title: people ? '学员' : OF_COHORTS.has(metric) ? '班次' : '申领',
      render: ({ subject }) =>
        people ? (
          (nameOf.get(subject) ?? '—')
        ) : OF_COHORTS.has(metric) ? (
          <Link to={paths.cohort(subject)}>打开班次</Link>
        ) : (
          <span className="mono">{subject}</span>
        ),
    },
    ...(metric === 'subsidyPaid'
      ? [{ title: '金额（元）', render: ({ fen }: Fact) => formatYuan(fen), align: 'right' } as const]
      : []),
  ];
  return (
    <Drawer open title={title} size={520} onClose={onClose} closable={{ 'aria-label': '关闭明细' }}>
      {names.error ? <p className="row-caution">姓名暂时没有取到，其余内容不受影响。</p> : null}
      <QueryView query={records}>
        {(page) => (
          <>
            <DataTable
              caption={title}
              rows={page.items}
              keyOf={({ event, subject }) => `${event}-${subject}`}
              columns={columns}
            />
            <Pager paging={paging} next={page.next} />
          </>
        )}
      </QueryView>
    </Drawer>
  );
}
