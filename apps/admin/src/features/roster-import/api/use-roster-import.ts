import { useMutation, useQuery } from '@tanstack/react-query';
import { pollWhileRunning } from '../../../components/job-progress.tsx';
import { toBase64 } from '../../../lib/files.ts';
import type { Outputs } from '../../../lib/trpc.ts';
import { useTRPC, useTRPCClient } from '../../../lib/trpc.ts';

export type Preview = Outputs['training']['enrolment']['previewRoster'];
export type PreviewRow = Preview['rows'][number];

/** Reads the sheet on the server and says row by row what an import would do; writes nothing. */
export function usePreviewRoster(cohortId: string) {
  const client = useTRPCClient();
  return useMutation({
    mutationFn: async (chosen: File) => {
      const file = await toBase64(chosen);
      return {
        file,
        name: chosen.name,
        preview: await client.training.enrolment.previewRoster.mutate({ cohortId, file }),
      };
    },
  });
}

/** The job of an import, asked while it runs. */
export function useImportJob(jobId: string) {
  const trpc = useTRPC();
  return useQuery({
    ...trpc.training.job.get.queryOptions({ jobId }),
    refetchInterval: ({ state }) => pollWhileRunning(state.data),
  });
}
