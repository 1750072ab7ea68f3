import { ActDialog } from '../../../components/act-dialog.tsx';
import { NoticeText } from '../../../components/notice-text.tsx';
import { useTRPCClient } from '../../../lib/trpc.ts';
import type { MyEnrolment } from '../api/use-mine.ts';

interface ConfirmEnrolmentProps {
  readonly enrolment: MyEnrolment;
  readonly notice: NonNullable<MyEnrolment['notice']>;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** The person's own yes to the notice and the data (PIPL 17). */
export function ConfirmEnrolment({ enrolment, notice, onDone, onClose }: ConfirmEnrolmentProps) {
  const client = useTRPCClient();
  const { enrolmentId, orgName, cohortNumber } = enrolment;
  return (
    <ActDialog
      act="确认报名信息"
      effect={
        <>
          {orgName ?? '培训机构'}为您登记了班次 {cohortNumber} 的报名。请阅读下面的告知书（第 {String(notice.version)}{' '}
          版）。
          <NoticeText title={notice.title} paragraphs={notice.paragraphs} />
        </>
      }
      fields={[{ name: 'agree', kind: 'agree', label: '我已阅读并同意告知书，报名信息由本人核对无误' }]}
      onAct={(commandId) =>
        client.training.enrolment.confirm.mutate({ commandId, enrolmentId, noticeVersion: String(notice.version) })
      }
      onDone={onDone}
      onClose={onClose}
    />
  );
}
