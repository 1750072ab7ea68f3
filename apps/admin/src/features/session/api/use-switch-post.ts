import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../../lib/trpc.ts';

/** Takes another of one's posts: everything read under the old one is dropped. */
export function useSwitchPost(onDone: () => void) {
  const trpc = useTRPC();
  const known = useQueryClient();
  return useMutation(
    trpc.identity.session.switch.mutationOptions({
      onSuccess: (session) => {
        known.clear();
        known.setQueryData(trpc.identity.session.me.queryKey(), session);
        onDone();
      },
    }),
  );
}
