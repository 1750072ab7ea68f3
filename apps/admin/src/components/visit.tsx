import type { ReactNode } from 'react';
import { createContext, useCallback, useContext, useRef } from 'react';

const VisitContext = createContext<() => boolean>(() => false);

/** One visit of the admin, from its opening to its reload. */
export function VisitProvider({ children }: { children: ReactNode }) {
  const begun = useRef(false);
  const isLater = useCallback(() => {
    const later = begun.current;
    begun.current = true;
    return later;
  }, []);
  return <VisitContext value={isLater}>{children}</VisitContext>;
}

/**
 * Answers whether a page is a later one of the visit, and marks the visit as begun: the first page keeps the browser's own
 * start, so that the first Tab stop is the skip link.
 */
export const useLaterPage = (): (() => boolean) => useContext(VisitContext);
