import { ActDialog } from '../../../components/act-dialog.tsx';
import { NoticeText } from '../../../components/notice-text.tsx';
import { useTRPCClient } from '../../../lib/trpc.ts';
import type { MyCredential } from '../api/use-mine.ts';

interface ApplyDialogProps {
  readonly credential: MyCredential;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** 申报考核 with 告知承诺, by the person alone (W-IV(3)). */
export function ApplyDialog({ credential, onDone, onClose }: ApplyDialogProps) {
  const client = useTRPCClient();
  const { trainingCertificateId, number, evaluators, declaration } = credential;
  return (
    <ActDialog
      act="申报考核"
      effect={
        <>
          凭培训合格证书 {number} 申报专业技术等级考核，由评价机构审核申报条件。
          {declaration ? <NoticeText title={declaration.title} paragraphs={declaration.paragraphs} /> : null}
        </>
      }
      fields={[
        {
          name: 'evaluator',
          kind: 'choice',
          label: '评价机构',
          options: evaluators.map(({ orgId, name }) => ({ value: orgId, label: name })),
        },
        ...(declaration
          ? [{ name: 'agree', kind: 'agree', label: '我已阅读全文，承诺所填属实并愿意接受核查' } as const]
          : []),
      ]}
      onAct={(commandId, { evaluator = '' }) =>
        client.assessment.application.submit.mutate({
          commandId,
          trainingCertificateId,
          evaluatorOrgId: evaluator,
          declaration: declaration?.version ?? null,
        })
      }
      onDone={onDone}
      onClose={onClose}
    />
  );
}
