import type { ReactNode } from 'react';
import { createContext, useContext, useState } from 'react';

interface Visit {
  /** True once a page was shown: the first one keeps the browser's own start, so that the first Tab stop is the skip link. */
  begun: boolean;
}

const VisitContext = createContext<Visit | null>(null);

export function VisitProvider({ children }: { children: ReactNode }) {
  const [visit] = useState<Visit>(() => ({ begun: false }));
  return <VisitContext value={visit}>{children}</VisitContext>;
}

/** Answers whether this is a later page of the visit, and marks the visit as begun. */
export function useLaterPage(): () => boolean {
  const visit = useContext(VisitContext);
  return () => {
    const later = visit?.begun ?? false;
    if (visit) visit.begun = true;
    return later;
  };
}
