import { dateText } from '@peiyu/domain/calendar/text.ts';
import { DataTable } from '../../../components/data-table.tsx';
import { EmptyNote } from '../../../components/empty-note.tsx';
import { Section } from '../../../components/section.tsx';
import type { Cohort } from '../api/use-cohorts.ts';

/** 课次: online or offline × theory or practice, in minutes (W-IV(2)). */
export const CohortSessions = ({ sessions }: Pick<Cohort, 'sessions'>) => (
  <Section title={`课次（${sessions.length}）`}>
    {sessions.length === 0 ? (
      <EmptyNote text="还没有登记课次。" />
    ) : (
      <DataTable
        caption="课次"
        rows={sessions}
        keyOf={({ sessionId }) => sessionId}
        columns={[
          { title: '日期', render: ({ on }) => dateText(on) },
          { title: '方式', render: ({ online }) => (online ? '线上' : '线下') },
          { title: '内容', render: ({ practice }) => (practice ? '实操' : '理论') },
          { title: '时长', render: ({ minutes }) => `${minutes} 分钟`, align: 'right' },
        ]}
      />
    )}
  </Section>
);
