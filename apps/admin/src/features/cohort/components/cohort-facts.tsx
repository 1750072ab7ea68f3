import { dateText } from '@peiyu/domain/calendar/text.ts';
import { CopyNumber } from '../../../components/copy-number.tsx';
import { Facts } from '../../../components/facts.tsx';
import { Section } from '../../../components/section.tsx';
import type { Places } from '../../../lib/places.ts';
import { subjectText } from '../../../lib/places.ts';
import type { Cohort } from '../api/use-cohorts.ts';

/** What a class is: everything the review looks at. */
export function CohortFacts({ cohort, places }: { cohort: Cohort; places: Places }) {
  const planned = cohort.sessions.reduce((sum, { minutes }) => sum + minutes, 0);
  const { report, completed, announcement } = cohort;
  return (
    <Section title="概况">
      <Facts
        items={[
          ['编号', <CopyNumber key="number" number={cohort.number} />],
          ['机构', cohort.orgName ?? '—'],
          ['职业 · 方向 · 等级', subjectText(places, cohort)],
          ['开班市', places.nameOf(cohort.city)],
          ['起止', `${dateText(cohort.startsOn)}至${dateText(cohort.endsOn)}`],
          ['场地', cohort.venue],
          ['名额 / 在册', `${cohort.quota} / ${cohort.admitted} 人`],
          ['应完成 / 课次合计', `${cohort.requiredMinutes} / ${planned} 分钟`],
          [
            '招生简章',
            announcement ? `${dateText(announcement.opensOn)}至${dateText(announcement.closesOn)}报名` : '未发布',
          ],
          ...(cohort.reason ? ([['退回或不予批准的理由', cohort.reason]] as const) : []),
          ...(completed
            ? ([
                ['结业', `${dateText(completed.on)}，合格 ${completed.passed} 人，不合格 ${completed.failed} 人`],
              ] as const)
            : []),
          ...(report ? ([['结业报送', reportText(report)]] as const) : []),
        ]}
      />
    </Section>
  );
}

const REPORT_STATES = { sent: '已报送，等待接收', accepted: '已接收', returned: '退回补正' } as const;

function reportText({ on, status, reason }: NonNullable<Cohort['report']>): string {
  return `${dateText(on)}，${REPORT_STATES[status]}${reason ? `：${reason}` : ''}`;
}
