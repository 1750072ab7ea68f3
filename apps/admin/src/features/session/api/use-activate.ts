import { useMutation } from '@tanstack/react-query';
import { useIntention } from '../../../lib/command.ts';
import { useTRPC } from '../../../lib/trpc.ts';

/** A trainee takes the account by the one-time code; a retry carries the same commandId. */
export function useActivate() {
  const trpc = useTRPC();
  const { commandId } = useIntention();
  const activate = useMutation(trpc.identity.account.activate.mutationOptions());
  return {
    ...activate,
    send: (values: { number: string; code: string; password: string }) => activate.mutate({ commandId, ...values }),
  };
}
