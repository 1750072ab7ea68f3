import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../../lib/trpc.ts';

/** Signs in; what was known of another session is dropped first. */
export function useLogin() {
  const trpc = useTRPC();
  const known = useQueryClient();
  return useMutation(
    trpc.identity.session.login.mutationOptions({
      onSuccess: (session) => {
        known.clear();
        known.setQueryData(trpc.identity.session.me.queryKey(), session);
      },
    }),
  );
}
