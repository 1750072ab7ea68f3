import { ActDialog } from '../../../components/act-dialog.tsx';
import { useTRPCClient } from '../../../lib/trpc.ts';
import type { MyCertificate } from '../api/use-mine.ts';

interface ClaimDialogProps {
  readonly certificate: MyCertificate;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** 申领补贴 on one's own certificate; the account is kept sealed and never shown in full again. */
export function ClaimDialog({ certificate, onDone, onClose }: ClaimDialogProps) {
  const client = useTRPCClient();
  const { certificateId, number } = certificate;
  return (
    <ActDialog
      act="申领补贴"
      effect={`凭证书 ${number ?? ''} 申领职业培训补贴，由证书对应班次所在市受理。`}
      fields={[
        {
          name: 'account',
          kind: 'line',
          label: '社会保障卡银行账号',
          required: true,
          most: 40,
          help: '须为本人账户；提交后只显示末四位',
        },
        { name: 'accountName', kind: 'line', label: '账户姓名', required: true, most: 50 },
      ]}
      onAct={(commandId, { account = '', accountName = '' }) =>
        client.subsidies.claim.submit.mutate({ commandId, levelCertificateId: certificateId, account, accountName })
      }
      onDone={onDone}
      onClose={onClose}
    />
  );
}
