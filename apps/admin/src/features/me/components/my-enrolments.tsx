import { dateText } from '@peiyu/domain/calendar/text.ts';
import { can, enrolmentLifecycle } from '@peiyu/domain/lifecycles/index.ts';
import { Button, Progress } from 'antd';
import { useState } from 'react';
import { ActDialog } from '../../../components/act-dialog.tsx';
import { EmptyNote } from '../../../components/empty-note.tsx';
import { Facts } from '../../../components/facts.tsx';
import { StatusTag } from '../../../components/status-tag.tsx';
import type { Places } from '../../../lib/places.ts';
import { subjectText } from '../../../lib/places.ts';
import { useTRPCClient } from '../../../lib/trpc.ts';
import type { MyEnrolment } from '../api/use-mine.ts';
import { ConfirmEnrolment } from './confirm-enrolment.tsx';

interface MyEnrolmentsProps {
  readonly enrolments: readonly MyEnrolment[];
  readonly places: Places;
  readonly onChanged: () => void;
}

const PERCENT = 100;

/** Own classes: confirm, hours done, withdraw. */
export function MyEnrolments({ enrolments, places, onChanged }: MyEnrolmentsProps) {
  if (enrolments.length === 0) return <EmptyNote text="您还没有报名。请联系正在招生的培训机构报名。" />;
  return enrolments.map((enrolment) => (
    <EnrolmentCard key={enrolment.enrolmentId} enrolment={enrolment} places={places} onChanged={onChanged} />
  ));
}

interface EnrolmentCardProps extends Omit<MyEnrolmentsProps, 'enrolments'> {
  readonly enrolment: MyEnrolment;
}

function EnrolmentCard({ enrolment, places, onChanged }: EnrolmentCardProps) {
  const [open, setOpen] = useState<'confirm' | 'withdraw'>();
  const client = useTRPCClient();
  const { enrolmentId, status, notice, minutes, requiredMinutes, reason } = enrolment;
  const done = (): void => {
    setOpen(undefined);
    onChanged();
  };
  const close = (): void => setOpen(undefined);
  const confirms = notice !== null && can(enrolmentLifecycle, status, 'confirm');
  return (
    <article className="card">
      <p>
        <strong>{subjectText(places, enrolment)}</strong> <StatusTag look={enrolmentLifecycle.states[status]} />
      </p>
      <Facts
        items={[
          ['班次', enrolment.cohortNumber],
          ['培训机构', enrolment.orgName ?? '—'],
          ['起止', `${dateText(enrolment.startsOn)}至${dateText(enrolment.endsOn)}`],
          ['本人确认', notice === null ? '已确认' : '等待您确认'],
          ...(reason ? ([['说明', reason]] as const) : []),
        ]}
      />
      <p>
        学时：已完成 {minutes} / {requiredMinutes} 分钟
        <Progress
          percent={requiredMinutes > 0 ? Math.min(PERCENT, Math.floor((minutes / requiredMinutes) * PERCENT)) : 0}
          aria-label="学时进度"
        />
      </p>
      <div className="filters">
        {confirms ? (
          <Button type="primary" onClick={() => setOpen('confirm')}>
            确认报名信息
          </Button>
        ) : null}
        {can(enrolmentLifecycle, status, 'withdraw') ? (
          <Button onClick={() => setOpen('withdraw')}>退出报名</Button>
        ) : null}
      </div>
      {open === 'confirm' && notice ? (
        <ConfirmEnrolment enrolment={enrolment} notice={notice} onDone={done} onClose={close} />
      ) : null}
      {open === 'withdraw' ? (
        <ActDialog
          act="退出报名"
          danger
          effect={`退出班次 ${enrolment.cohortNumber} 的报名？开课前退出不影响再报；开课后退出按简章退费。`}
          fields={[{ name: 'reason', kind: 'line', label: '原因', most: 200 }]}
          onAct={(commandId, values) =>
            client.training.enrolment.withdraw.mutate({ commandId, enrolmentId, reason: values['reason'] ?? '' })
          }
          onDone={done}
          onClose={close}
        />
      ) : null}
    </article>
  );
}
