import type { Letter } from '@peiyu/domain/lifecycles/lifecycle.ts';

const ICONS: Readonly<Record<Letter, string>> = { N: '○', P: '◔', W: '!', G: '✓', R: '✕', X: '–' };

/** Icon and word on a tint, never colour alone (desks 8). */
export const StatusTag = ({ look: [label, letter] }: { look: readonly [label: string, letter: Letter] }) => (
  <span className={`status status-${letter}`}>
    <span aria-hidden="true">{ICONS[letter]}</span> {label}
  </span>
);
