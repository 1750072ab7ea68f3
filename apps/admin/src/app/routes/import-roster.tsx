import { cohortLifecycle, stateLabel } from '@peiyu/domain/lifecycles/index.ts';
import { refusalText } from '@peiyu/domain/refusal.ts';
import { Link, useParams } from 'react-router';
import { EmptyNote } from '../../components/empty-note.tsx';
import { Page } from '../../components/page.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { paths } from '../../config/paths.ts';
import { useCohort } from '../../features/cohort/api/use-cohorts.ts';
import { ImportWizard } from '../../features/roster-import/components/import-wizard.tsx';

export function Component() {
  const { cohortId = '' } = useParams();
  const cohort = useCohort(cohortId);
  return (
    <Page title="导入名册" acts={<Link to={paths.cohort(cohortId)}>返回班次 {cohort.data?.number}</Link>}>
      <QueryView query={cohort}>
        {({ status }) => {
          if (status === 'enrolling') return <ImportWizard cohortId={cohortId} />;
          const state = stateLabel(cohortLifecycle, status);
          return <EmptyNote text={refusalText('training.cohort.state', { state, command: '导入名册' })} />;
        }}
      </QueryView>
    </Page>
  );
}
