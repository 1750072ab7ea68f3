import { DataTable } from '../../../components/data-table.tsx';
import { Section } from '../../../components/section.tsx';
import type { Places } from '../../../lib/places.ts';
import type { FigureRow, Report } from '../api/use-reports.ts';
import { FIGURES, figureText } from '../columns.ts';

interface FiguresTableProps {
  readonly title: string;
  readonly rows: readonly FigureRow[];
  readonly tenant: string;
  readonly places: Places;
}

const FiguresTable = ({ title, rows, tenant, places }: FiguresTableProps) => (
  <Section title={title}>
    <DataTable
      caption={title}
      rows={rows}
      keyOf={({ occupation }) => occupation}
      columns={[
        { title: '名称', render: ({ occupation }) => places.occupationName(occupation, tenant) },
        ...FIGURES.map(({ metric, heading }) => ({
          title: heading,
          render: (row: FigureRow) => figureText(row, metric),
          align: 'right' as const,
        })),
      ]}
    />
  </Section>
);

/** Beside the quarter: the year so far, and what has come in since the seal and belongs to the next form. */
export const YearToDate = ({ report, places }: { report: Report; places: Places }) => (
  <>
    {report.notYetReported.length > 0 ? (
      <FiguresTable
        title="盖章后新发生，计入下一张表"
        rows={report.notYetReported}
        tenant={report.tenant}
        places={places}
      />
    ) : null}
    {report.yearToDate.length > 0 ? (
      <FiguresTable title="本年累计" rows={report.yearToDate} tenant={report.tenant} places={places} />
    ) : null}
  </>
);
