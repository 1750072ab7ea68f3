import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { ActButton } from '../../../components/act-button.tsx';
import { MoreActs } from '../../../components/more-acts.tsx';
import { ProblemNote } from '../../../components/problem-note.tsx';
import { download } from '../../../lib/files.ts';
import { mayDo } from '../../../lib/permissions.ts';
import { useSession } from '../../../lib/session.ts';
import { useTRPCClient } from '../../../lib/trpc.ts';
import type { ReportAct } from '../acts.ts';
import { actsOf } from '../acts.ts';
import type { Report } from '../api/use-reports.ts';
import { ReportActDialog } from './report-act-dialog.tsx';

/** Download and the acts of the role on this form. */
export function ReportActs({ report, onDone }: { report: Report; onDone: (act: ReportAct) => void }) {
  const { role } = useSession();
  const client = useTRPCClient();
  const [open, setOpen] = useState<ReportAct>();
  const file = useMutation({
    mutationFn: () => client.reporting.quarterlyReport.export.query({ reportId: report.id }),
    onSuccess: ({ name, file: content }) => download(name, content),
  });
  const acts = actsOf(report.status, role);
  const possible = acts.filter(({ refusal }) => refusal === undefined);
  const barred = acts.filter(({ refusal }) => refusal !== undefined);
  const button = (act: ReportAct) => (
    <ActButton
      key={act.name}
      label={act.label}
      refusal={act.refusal}
      type={act === possible[0] ? 'primary' : 'default'}
      onPress={() => setOpen(act)}
    />
  );
  return (
    <>
      {file.error ? <ProblemNote error={file.error} onRetry={() => file.mutate()} /> : null}
      {mayDo(role, 'reporting.quarterlyReport.export') ? (
        <Button loading={file.isPending} onClick={() => file.mutate()}>
          下载表格（xlsx）
        </Button>
      ) : null}
      {possible.map(button)}
      <MoreActs count={barred.length}>{barred.map(button)}</MoreActs>
      {open ? (
        <ReportActDialog
          act={open}
          report={report}
          onClose={() => setOpen(undefined)}
          onDone={() => {
            setOpen(undefined);
            onDone(open);
          }}
        />
      ) : null}
    </>
  );
}
