import { useQuery } from '@tanstack/react-query';
import { mayDo } from '../../../lib/permissions.ts';
import { useSession } from '../../../lib/session.ts';
import { useTRPC } from '../../../lib/trpc.ts';

/** Whether training certificates of the class wait to be issued; asked only by who may issue them. */
export function usePrepared(cohortId: string): boolean {
  const trpc = useTRPC();
  const { role } = useSession();
  const waiting = useQuery({
    ...trpc.certificates.trainingCertificate.list.queryOptions({ cohortId, status: 'prepared', limit: 1 }),
    enabled: mayDo(role, 'certificates.trainingCertificate.issue'),
  });
  return (waiting.data?.items.length ?? 0) > 0;
}
