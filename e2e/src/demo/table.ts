import type { Played } from './play.ts';

/** Columns on a terminal: a Han character takes two. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (/[\u1100-\uffdc\u{20000}-\u{3ffff}]/u.test(character) ? 2 : 1), 0);

const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));

export const headLine = (): string => row({ at: '日期', who: '办理人', what: '事项', result: '结果' });

/** One act as a line of the table. */
export const row = ({ at, who, what, result }: Played): string =>
  `${padded(at.replace('T', ' '), 17)} ${padded(who, 26)} ${padded(what, 38)} ${result}`;
