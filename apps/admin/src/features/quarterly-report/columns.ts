import { formatYuan } from '@peiyu/domain/values/money.ts';
import type { FigureRow, Metric } from './api/use-reports.ts';

export interface FigureColumn {
  readonly metric: Metric;
  readonly heading: string;
}

/** The six figures of the annex in its order, headings verbatim; column 4 has no unit (W-annex, A4). */
export const FIGURES: readonly FigureColumn[] = [
  { metric: 'classesTrained', heading: '已培训班次（个）' },
  { metric: 'peopleTrained', heading: '已培训人数（人）' },
  { metric: 'subsidyPaid', heading: '发放培训补贴金额' },
  { metric: 'subsidisedClasses', heading: '纳入职业培训补贴班次（个）' },
  { metric: 'certificateHolders', heading: '取得证书人数（人）' },
  { metric: 'subsidyRecipients', heading: '领取培训补贴人数（人）' },
];

/** A figure as the form prints it: counts plain, money in 元 with two decimals from fen. */
export const figureText = (row: FigureRow, metric: Metric): string =>
  metric === 'subsidyPaid' ? formatYuan(row.subsidyPaid) : String(row[metric]);
