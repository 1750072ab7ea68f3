import { quarterText } from '@peiyu/domain/calendar/quarter.ts';
import { dateText } from '@peiyu/domain/calendar/text.ts';
import { quarterlyReportLifecycle } from '@peiyu/domain/lifecycles/index.ts';
import { Link } from 'react-router';
import type { Column } from '../../components/data-table.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyNote } from '../../components/empty-note.tsx';
import { Page } from '../../components/page.tsx';
import { Pager, usePaging } from '../../components/pager.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { StatusTag } from '../../components/status-tag.tsx';
import { paths } from '../../config/paths.ts';
import type { ReportRow } from '../../features/quarterly-report/api/use-reports.ts';
import { useReports } from '../../features/quarterly-report/api/use-reports.ts';
import { useOrganisationName } from '../../lib/organisations.ts';
import { usePlaces } from '../../lib/places.ts';

export function Component() {
  const paging = usePaging();
  const reports = useReports(paging.after);
  const places = usePlaces();
  const organisationName = useOrganisationName();
  const columns: Column<ReportRow>[] = [
    { title: '季度', render: ({ id, quarter }) => <Link to={paths.quarterlyReport(id)}>{quarterText(quarter)}</Link> },
    { title: '填报单位', render: ({ orgId }) => organisationName(orgId), wrap: true },
    { title: '报送市', render: ({ tenant }) => places.nameOf(tenant) },
    { title: '应报日', render: ({ due }) => dateText(due) },
    { title: '报送日', render: ({ submittedOn }) => (submittedOn ? dateText(submittedOn) : '—') },
    { title: '修订号', render: ({ revision }) => (revision > 0 ? revision : '—'), align: 'right' },
    { title: '状态', render: ({ status }) => <StatusTag look={quarterlyReportLifecycle.states[status]} /> },
  ];
  return (
    <Page title="开展情况表">
      <QueryView query={reports}>
        {(page) => (
          <>
            {page.items.length === 0 ? (
              <EmptyNote text="还没有开展情况表。机构在本市有业务的季度会自动生成，数字自动汇总。" />
            ) : (
              <DataTable caption="开展情况表" rows={page.items} keyOf={({ id }) => id} columns={columns} />
            )}
            <Pager paging={paging} next={page.next} />
          </>
        )}
      </QueryView>
    </Page>
  );
}
