import type { ReactNode } from 'react';

/** Facts of a record as terms and values. */
export const Facts = ({ items }: { items: readonly (readonly [term: string, value: ReactNode])[] }) => (
  <dl className="facts">
    {items.map(([term, value]) => (
      <div key={term}>
        <dt>{term}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
