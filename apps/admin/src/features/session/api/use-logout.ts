import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../../lib/trpc.ts';

/** Ends the session and forgets everything read in it. */
export function useLogout(onDone: () => void) {
  const trpc = useTRPC();
  const known = useQueryClient();
  return useMutation(
    trpc.identity.session.logout.mutationOptions({
      onSettled: () => {
        onDone();
        known.clear();
      },
    }),
  );
}
