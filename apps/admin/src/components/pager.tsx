import { Button } from 'antd';
import { useState } from 'react';

export interface Paging {
  readonly after: string | undefined;
  readonly back: (() => void) | undefined;
  readonly forward: (next: string) => void;
  /** To the first page: the filter has changed. */
  readonly reset: () => void;
}

/** Pages by cursor: there is a next and a previous one, and no page 900 (desks 4.1). */
export function usePaging(): Paging {
  const [trail, setTrail] = useState<readonly string[]>([]);
  return {
    after: trail.at(-1),
    back: trail.length > 0 ? () => setTrail(trail.slice(0, -1)) : undefined,
    forward: (next) => setTrail([...trail, next]),
    reset: () => setTrail([]),
  };
}

export function Pager({ paging, next }: { paging: Paging; next: string | null }) {
  if (!paging.back && next === null) return null;
  return (
    <nav className="pager" aria-label="翻页">
      <Button disabled={!paging.back} onClick={() => paging.back?.()}>
        上一页
      </Button>
      <Button disabled={next === null} onClick={() => next !== null && paging.forward(next)}>
        下一页
      </Button>
    </nav>
  );
}
