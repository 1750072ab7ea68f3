import type { ReactNode } from 'react';

/** An empty list: why, and what next (desks 1.9). */
export const EmptyNote = ({ text, next }: { text: string; next?: ReactNode }) => (
  <div className="empty">
    <p>{text}</p>
    {next ? <p>{next}</p> : null}
  </div>
);
