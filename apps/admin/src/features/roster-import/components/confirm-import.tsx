import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { ProblemNote } from '../../../components/problem-note.tsx';
import { useIntention } from '../../../lib/command.ts';
import { useTRPCClient } from '../../../lib/trpc.ts';
import { useAct } from '../../../lib/use-act.ts';
import type { Preview } from '../api/use-roster-import.ts';

interface ConfirmImportProps {
  readonly cohortId: string;
  readonly file: string;
  readonly counts: Preview['counts'];
  readonly onStarted: (jobId: string) => void;
}

/** 提交: all rows when all are good, else a tick that says how many are skipped. One commandId for this preview, whatever is retried. */
export function ConfirmImport({ cohortId, file, counts, onStarted }: ConfirmImportProps) {
  const client = useTRPCClient();
  const { commandId } = useIntention();
  const [skip, setSkip] = useState(false);
  const { send, error, isPending } = useAct({
    run: () => client.training.enrolment.importRoster.mutate({ commandId, cohortId, file }),
    onDone: ({ jobId }) => onStarted(jobId),
  });
  const good = counts.accept + counts.warn;
  if (good === 0) return <p className="row-problem">没有可以导入的行。请按提示改好表格，重新选择文件。</p>;
  const barred = counts.reject > 0 && !skip;
  return (
    <div>
      {error ? <ProblemNote error={error} inForm onRetry={() => send(undefined)} /> : null}
      {counts.reject > 0 ? (
        <p>
          <Checkbox checked={skip} onChange={({ target }) => setSkip(target.checked)}>
            只导入可导入的 {good} 行，跳过有误的 {counts.reject} 行
          </Checkbox>
        </p>
      ) : null}
      <Button type="primary" disabled={barred} loading={isPending} onClick={() => send(undefined)}>
        导入 {good} 人
      </Button>
    </div>
  );
}
