import { Section } from '../../../components/section.tsx';
import { momentText } from '../../../lib/dates.ts';
import type { Report } from '../api/use-reports.ts';

/** Every sealed form is kept, with why the next one was made (C4-27). */
export const RevisionList = ({ revisions }: Pick<Report, 'revisions'>) =>
  revisions.length === 0 ? null : (
    <Section title="修订">
      <ol className="timeline" reversed>
        {revisions.toReversed().map(({ revision, cutoff, hash, nil, reason }) => (
          <li key={revision}>
            <time dateTime={cutoff}>截止 {momentText(cutoff)}</time>
            <strong>第 {revision} 次修订</strong>
            {nil ? '（零报告）' : ''} <span className="quiet mono">{hash.slice(0, 16)}</span>
            {reason ? <div className="reason">更正原因：{reason}</div> : null}
          </li>
        ))}
      </ol>
    </Section>
  );
