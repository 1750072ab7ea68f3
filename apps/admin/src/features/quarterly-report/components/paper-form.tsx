import { dateText } from '@peiyu/domain/calendar/text.ts';
import type { Places } from '../../../lib/places.ts';
import { momentText } from '../../../lib/dates.ts';
import type { FigureRow, Metric, Report } from '../api/use-reports.ts';
import { FIGURES, figureText } from '../columns.ts';

interface PaperFormProps {
  readonly report: Report;
  readonly unitName: string;
  readonly places: Places;
  /** Opens the records behind a number; undefined where the role may not. */
  readonly onFigure: ((row: FigureRow, metric: Metric) => void) | undefined;
}

/** The form as it stands on paper (W-annex, A4): seven columns, a row per occupation, no total. */
export function PaperForm({ report, unitName, places, onFigure }: PaperFormProps) {
  const { tenant, figures, submittedOn, revisions } = report;
  const sealed = revisions.at(-1);
  return (
    <div className="paper">
      <p className="paper-attachment">附件</p>
      <p className="paper-title">数字技术工程师培育项目开展情况表</p>
      <div className="paper-line">
        <span>填报单位（盖章）：{unitName}</span>
        <span>填报时间：{submittedOn ? dateText(submittedOn) : '    年  月  日'}</span>
      </div>
      <div className="table-scroll" tabIndex={0} role="group" aria-label="开展情况表，可左右滚动">
        <table className="paper-grid">
          <caption className="visually-hidden">数字技术工程师培育项目开展情况表</caption>
          <thead>
            <tr>
              <th scope="col">名称</th>
              {FIGURES.map(({ metric, heading }) => (
                <th key={metric} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.map((row) => (
              <tr key={row.occupation}>
                <th scope="row">{places.occupationName(row.occupation, tenant)}</th>
                {FIGURES.map(({ metric, heading }) => (
                  <td key={metric}>
                    <Figure
                      text={figureText(row, metric)}
                      label={`${places.occupationName(row.occupation, tenant)}，${heading}`}
                      onOpen={onFigure && row[metric] > 0 ? () => onFigure(row, metric) : undefined}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="paper-note">
        备注：本表格应在每季度末前报送，已出台的配套措施，项目实施过程中的好经验、好做法以及发现的问题请另附页。
      </p>
      <p className="paper-mark">
        {sealed
          ? `第 ${sealed.revision} 次修订 · 截止 ${momentText(sealed.cutoff)} · 校验码 ${sealed.hash.slice(0, 16)}`
          : '未盖章：数字随业务变动，盖章时固定'}
      </p>
    </div>
  );
}

function Figure({ text, label, onOpen }: { text: string; label: string; onOpen: (() => void) | undefined }) {
  if (!onOpen) return text;
  return (
    <button type="button" className="as-link" aria-label={`${label} ${text}，查看明细`} onClick={onOpen}>
      {text}
    </button>
  );
}
