import type { CityPack } from '@peiyu/domain/policy/index.ts';
import type { SheetSpec, SpecCell } from '@peiyu/kit/sheets/index.ts';
import { dateText } from '@peiyu/domain/calendar/index.ts';
import { occupationsOf } from '@peiyu/domain/policy/index.ts';
import { findOccupation } from '@peiyu/domain/values/index.ts';
import type { FigureRow } from '../figures/read-figures.ts';
import type { FormTexts } from './form-texts.ts';

type Quarterly = Extract<CityPack['quarterly'], { enabled: true }>;
type Metric = Quarterly['template']['columns'][number]['metric'];

export interface FormContent {
  readonly unitName: string;
  /** Business date of filling in; null while it is not sealed. */
  readonly on: string | null;
  readonly figures: readonly FigureRow[];
  readonly texts: FormTexts | undefined;
  /** Mentions the platform adds to the attachment: revocations and recoveries of the quarter. */
  readonly mentions: readonly string[];
}

/** Half-width characters of the narrowest column; the others are as wide as their headings, which then stand in one line. */
const NARROWEST = 14;

/** The annex's own grid, to the cell (A4), and the three attached sections as sheets of their own. */
export function formSheets(pack: CityPack, quarterly: Quarterly, content: FormContent): SheetSpec[] {
  const { template } = quarterly;
  const { texts } = content;
  const form: SheetSpec = {
    name: '开展情况表',
    above: template.attachment,
    title: template.title,
    header: {
      left: `${template.header.unit}${content.unitName}`,
      right: `${template.header.date}${content.on ? dateText(content.on) : '    年  月  日'}`,
    },
    columns: template.columns.map(({ heading }) => ({
      heading,
      width: Math.max(NARROWEST, 2 * heading.length),
      align: 'center',
    })),
    rows: content.figures.map((row) => template.columns.map(({ metric }) => cellOf(pack, row, metric))),
    footer: {
      left: `${template.footer.filler}${texts?.filler ?? ''}`,
      right: `${template.footer.phone}${texts?.phone ?? ''}`,
    },
    notes: [template.note],
    orientation: 'landscape',
  };
  const { measures, practice, problems } = template.sections;
  const mentions = content.mentions.length > 0 ? `\n${content.mentions.join('\n')}` : '';
  return [
    form,
    attached(measures, texts?.measures ?? ''),
    attached(practice, texts?.practice ?? ''),
    attached(problems, `${texts?.problems ?? ''}${mentions}`.trim()),
  ];
}

function cellOf(pack: CityPack, row: FigureRow, metric: Metric): SpecCell {
  if (metric === 'occupation')
    return { kind: 'text', value: findOccupation(row.occupation, occupationsOf(pack))?.short ?? row.occupation };
  return metric === 'subsidyPaid' ? { kind: 'money', fen: row.subsidyPaid } : { kind: 'count', value: row[metric] };
}

const attached = (title: string, text: string): SheetSpec => ({
  name: title,
  title,
  columns: [{ heading: title, width: 90, align: 'left' }],
  rows: [[{ kind: 'text', value: text === '' ? '无' : text }]],
  orientation: 'portrait',
});
