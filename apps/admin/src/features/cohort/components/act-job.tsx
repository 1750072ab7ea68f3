import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { JobProgress, pollWhileRunning } from '../../../components/job-progress.tsx';
import { useTRPC } from '../../../lib/trpc.ts';
import type { Acted } from '../api/act-on-cohort.ts';

interface ActJobProps {
  readonly what: string;
  readonly jobId: string;
  readonly service: Acted['service'];
  readonly onFinished: () => void;
}

/** The job of a class-wide act, from the service that does it. */
export function ActJob({ what, jobId, service, onFinished }: ActJobProps) {
  const trpc = useTRPC();
  const training = useQuery({
    ...trpc.training.job.get.queryOptions({ jobId }),
    enabled: service === 'training',
    refetchInterval: ({ state }) => pollWhileRunning(state.data),
  });
  const certificates = useQuery({
    ...trpc.certificates.job.get.queryOptions({ jobId }),
    enabled: service === 'certificates',
    refetchInterval: ({ state }) => pollWhileRunning(state.data),
  });
  const job = service === 'training' ? training : certificates;
  const ended = job.data !== undefined && job.data.status !== 'running';
  useEffect(() => {
    if (ended) onFinished();
    // The page is read anew once, when the job ends.
  }, [ended, onFinished]);
  return <JobProgress what={what} query={job} rowTitle="序号" />;
}
