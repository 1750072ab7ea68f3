import { QueryClient } from '@tanstack/react-query';
import { mayRetry } from './problem.ts';

const TRIES = 3;

/** What a desk sees is read anew when the user comes back to it; nothing polls, so an idle session ends by itself (desks 2). */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { retry: again, staleTime: 5_000, refetchOnWindowFocus: true },
      // Safe: a command repeated with its own commandId has one effect.
      mutations: { retry: again },
    },
  });

const again = (failures: number, error: unknown): boolean => failures < TRIES && mayRetry(error);
