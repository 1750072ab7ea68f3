import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';

interface MoreActsProps {
  /** How many are inside; with none there is nothing to open. */
  readonly count: number;
  readonly children: ReactNode;
}

/** 「更多」: the acts that the state does not allow now, each with its reason (desks 1.4, 4.2). */
export function MoreActs({ count, children }: MoreActsProps) {
  const [open, setOpen] = useState(false);
  if (count === 0) return null;
  return (
    <>
      {open ? children : null}
      <Button aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? '收起' : '更多'}
      </Button>
    </>
  );
}
