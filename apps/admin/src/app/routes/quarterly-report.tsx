import { useQueryClient } from '@tanstack/react-query';
import { quarterText } from '@peiyu/domain/calendar/quarter.ts';
import { dateText } from '@peiyu/domain/calendar/text.ts';
import { quarterlyReportLifecycle } from '@peiyu/domain/lifecycles/index.ts';
import { Alert } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { Page } from '../../components/page.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { Section } from '../../components/section.tsx';
import { StatusTag } from '../../components/status-tag.tsx';
import { paths } from '../../config/paths.ts';
import type { FigureRow, Metric, Report } from '../../features/quarterly-report/api/use-reports.ts';
import { useReport } from '../../features/quarterly-report/api/use-reports.ts';
import { FIGURES } from '../../features/quarterly-report/columns.ts';
import { PaperForm } from '../../features/quarterly-report/components/paper-form.tsx';
import { RecordsDrawer } from '../../features/quarterly-report/components/records-drawer.tsx';
import { ReportActs } from '../../features/quarterly-report/components/report-acts.tsx';
import { RevisionList } from '../../features/quarterly-report/components/revision-list.tsx';
import { YearToDate } from '../../features/quarterly-report/components/year-to-date.tsx';
import { useOrganisationName } from '../../lib/organisations.ts';
import { mayDo } from '../../lib/permissions.ts';
import { usePlaces } from '../../lib/places.ts';
import { useSession } from '../../lib/session.ts';

export function Component() {
  const { reportId = '' } = useParams();
  const report = useReport(reportId);
  if (report.data) return <ReportPage report={report.data} />;
  return (
    <Page title="开展情况表">
      <QueryView query={report}>{() => null}</QueryView>
    </Page>
  );
}

function ReportPage({ report }: { report: Report }) {
  const { role } = useSession();
  const places = usePlaces();
  const known = useQueryClient();
  const organisationName = useOrganisationName();
  const [done, setDone] = useState<string>();
  const [opened, setOpened] = useState<{ row: FigureRow; metric: Metric }>();
  const title = `${quarterText(report.quarter)}开展情况表`;
  return (
    <Page
      title={title}
      mark={
        <>
          <StatusTag look={quarterlyReportLifecycle.states[report.status]} />
          <span className="quiet">应报日 {dateText(report.due)}</span>
        </>
      }
      acts={
        <ReportActs
          report={report}
          onDone={({ label }) => {
            setDone(label);
            void known.invalidateQueries();
          }}
        />
      }
    >
      {done ? (
        <Alert
          className="note"
          role="status"
          type="success"
          showIcon
          title={`已办：${done}，${title}。`}
          action={<Link to={paths.todo}>返回待办</Link>}
        />
      ) : null}
      <Section title="表样" extra={<span className="quiet">数字可点开看明细</span>}>
        <PaperForm
          report={report}
          unitName={organisationName(report.orgId)}
          places={places}
          onFigure={mayDo(role, 'reporting.figures.records') ? (row, metric) => setOpened({ row, metric }) : undefined}
        />
      </Section>
      <YearToDate report={report} places={places} />
      <RevisionList revisions={report.revisions} />
      {opened ? (
        <RecordsDrawer
          reportId={report.id}
          occupation={opened.row.occupation}
          metric={opened.metric}
          title={`${places.occupationName(opened.row.occupation, report.tenant)}：${headingOf(opened.metric)}`}
          onClose={() => setOpened(undefined)}
        />
      ) : null}
    </Page>
  );
}

const headingOf = (metric: Metric): string => FIGURES.find((column) => column.metric === metric)?.heading ?? '';
