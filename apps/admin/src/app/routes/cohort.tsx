import { useQueryClient } from '@tanstack/react-query';
import { cohortLifecycle } from '@peiyu/domain/lifecycles/index.ts';
import { Alert } from 'antd';
import { useCallback, useState } from 'react';
import { Link, useParams } from 'react-router';
import { Page } from '../../components/page.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { StatusTag } from '../../components/status-tag.tsx';
import { paths } from '../../config/paths.ts';
import { actsOf } from '../../features/cohort/acts.ts';
import type { Acted } from '../../features/cohort/api/act-on-cohort.ts';
import type { Cohort } from '../../features/cohort/api/use-cohorts.ts';
import { useCohort } from '../../features/cohort/api/use-cohorts.ts';
import { usePrepared } from '../../features/cohort/api/use-prepared.ts';
import { ActJob } from '../../features/cohort/components/act-job.tsx';
import { CohortActs } from '../../features/cohort/components/cohort-acts.tsx';
import { CohortFacts } from '../../features/cohort/components/cohort-facts.tsx';
import { CohortRoster } from '../../features/cohort/components/cohort-roster.tsx';
import { CohortSessions } from '../../features/cohort/components/cohort-sessions.tsx';
import { CohortTimeline } from '../../features/cohort/components/cohort-timeline.tsx';
import { usePlaces } from '../../lib/places.ts';
import { useSession } from '../../lib/session.ts';

export function Component() {
  const { cohortId = '' } = useParams();
  const cohort = useCohort(cohortId);
  if (cohort.data) return <CohortPage cohort={cohort.data} />;
  return (
    <Page title="班次">
      <QueryView query={cohort}>{() => null}</QueryView>
    </Page>
  );
}

interface Done {
  readonly label: string;
  readonly acted: Acted;
}

function CohortPage({ cohort }: { cohort: Cohort }) {
  const places = usePlaces();
  const known = useQueryClient();
  const { role } = useSession();
  const prepared = usePrepared(cohort.id);
  const [done, setDone] = useState<Done>();
  const refresh = useCallback((): void => void known.invalidateQueries(), [known]);
  return (
    <Page
      title={`班次 ${cohort.number}`}
      mark={<StatusTag look={cohortLifecycle.states[cohort.status]} />}
      acts={
        <CohortActs
          cohort={cohort}
          acts={actsOf({ ...cohort, prepared }, role)}
          onDone={({ label }, acted) => {
            setDone({ label, acted });
            refresh();
          }}
        />
      }
    >
      {done ? <DoneNote done={done} number={cohort.number} onFinished={refresh} /> : null}
      <div className="columns">
        <CohortFacts cohort={cohort} places={places} />
        <CohortTimeline timeline={cohort.timeline} />
      </div>
      <CohortRoster cohort={cohort} onChanged={refresh} />
      <CohortSessions sessions={cohort.sessions} />
    </Page>
  );
}

/** What has just been done, and where to go on; a job tells its progress and refreshes the page when it ends. */
function DoneNote({ done: { label, acted }, number, onFinished }: DoneNoteProps) {
  if (acted.jobId !== undefined) {
    return <ActJob what={label} jobId={acted.jobId} service={acted.service} onFinished={onFinished} />;
  }
  return (
    <Alert
      className="note"
      role="status"
      type="success"
      showIcon
      title={`已办：${label}，${number}。`}
      action={<Link to={paths.todo}>返回待办</Link>}
    />
  );
}

interface DoneNoteProps {
  readonly done: Done;
  readonly number: string;
  readonly onFinished: () => void;
}
