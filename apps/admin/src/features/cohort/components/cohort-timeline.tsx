import { Section } from '../../../components/section.tsx';
import { momentText } from '../../../lib/dates.ts';
import type { Cohort } from '../api/use-cohorts.ts';

const STEPS: Readonly<Record<string, string>> = {
  'training.cohort-opened': '提交开班申请',
  'training.cohort-approved': '批准开班',
  'training.cohort-returned': '退回补正',
  'training.cohort-rejected': '不予批准',
  'training.cohort-enrolling': '开始招生',
  'training.cohort-started': '开课',
  'training.cohort-examining': '开始结业考核',
  'training.cohort-completed': '结业',
  'training.cohort-reported': '结业报送',
  'training.cohort-report-accepted': '结业报送已接收',
  'training.cohort-report-returned': '结业报送退回补正',
  'training.announcement-published': '发布招生简章',
  'training.announcement-closed': '报名截止',
};

const SEATS: Readonly<Record<string, string>> = {
  cityDesk: '市级专技岗',
  province: '省厅岗',
  'ti.manager': '培训机构管理岗',
  'ti.teacher': '培训机构教师岗',
};

/** The course of a class: when, which seat, what, why. Newest first. */
export const CohortTimeline = ({ timeline }: Pick<Cohort, 'timeline'>) => (
  <Section title="时间线">
    <ol className="timeline" reversed>
      {timeline.toReversed().map(({ at, what, role, reason }) => (
        <li key={`${at}-${what}`}>
          <time dateTime={at}>{momentText(at)}</time>
          <strong>{STEPS[what] ?? '其他变动'}</strong> <span className="quiet">{SEATS[role] ?? '平台'}</span>
          {reason ? <div className="reason">理由：{reason}</div> : null}
        </li>
      ))}
    </ol>
  </Section>
);
