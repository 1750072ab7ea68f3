import type { ReactNode } from 'react';
import { Loading } from './loading.tsx';
import { ProblemNote } from './problem-note.tsx';

/** What of a query is looked at. */
export interface Answer<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

interface QueryViewProps<T> {
  readonly query: Answer<T>;
  readonly children: (data: T) => ReactNode;
}

/** An answer in its three states: awaited, refused, there. Old data stays in sight above a later error. */
export function QueryView<T>({ query, children }: QueryViewProps<T>) {
  const { data, error, refetch } = query;
  return (
    <>
      {error ? <ProblemNote error={error} onRetry={refetch} /> : null}
      {data === undefined ? error ? null : <Loading /> : children(data)}
    </>
  );
}
