/**
 * One cell. `text` is written as text, so identity numbers and accounts keep all digits; `count` is a whole number; `money`
 * is in fen and shown in 元 with two decimals; `date` (YYYY-MM-DD) is written `2026年3月2日`. `null` is a blank: not known.
 * Zero is shown (B8).
 */
export type SpecCell =
  | null
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'count'; readonly value: number }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'money'; readonly fen: number }
  | { readonly kind: 'date'; readonly value: string };

export interface SpecColumn {
  readonly heading: string;
  /** In characters of half width; a Chinese character takes two. */
  readonly width: number;
  readonly align?: 'left' | 'center' | 'right';
}

/** A line with one text at the left edge and one at the right: 填报单位 and date above, 填表人 and phone below. */
export interface EdgeLine {
  readonly left: string;
  readonly right: string;
}

/** One sheet in the customary form of a Chinese office: title, unit line, bordered grid, footer, notes. */
export interface SheetSpec {
  readonly name: string;
  /** Stands above the title at the left, such as 附件. */
  readonly above?: string;
  /** Merged over all columns and centred. */
  readonly title?: string;
  readonly header?: EdgeLine;
  readonly columns: readonly SpecColumn[];
  readonly rows: readonly (readonly SpecCell[])[];
  readonly footer?: EdgeLine;
  /** Merged lines below everything, wrapped. */
  readonly notes?: readonly string[];
  readonly orientation?: 'landscape' | 'portrait';
}
