import { useState } from 'react';
import { JobProgress } from '../../../components/job-progress.tsx';
import { ProblemNote } from '../../../components/problem-note.tsx';
import { Section } from '../../../components/section.tsx';
import { useImportJob, usePreviewRoster } from '../api/use-roster-import.ts';
import { ChooseFile } from './choose-file.tsx';
import { ConfirmImport } from './confirm-import.tsx';
import { PreviewTable } from './preview-table.tsx';

/** 文件 → 预览 → 提交 → 结果 (desks 4.4). Nothing is written before 提交. */
export function ImportWizard({ cohortId }: { cohortId: string }) {
  const preview = usePreviewRoster(cohortId);
  const [jobId, setJobId] = useState<string>();
  const read = preview.data;
  return (
    <>
      <Section title="1 文件">
        <ChooseFile
          busy={preview.isPending}
          onChoose={(file) => {
            setJobId(undefined);
            preview.mutate(file);
          }}
        />
      </Section>
      {preview.error ? <ProblemNote error={preview.error} /> : null}
      {read ? (
        <>
          <Section title={`2 预览：${read.name}`}>
            <PreviewTable key={read.file} preview={read.preview} />
          </Section>
          <Section title="3 提交">
            {jobId === undefined ? (
              <ConfirmImport
                key={read.file}
                cohortId={cohortId}
                file={read.file}
                counts={read.preview.counts}
                onStarted={setJobId}
              />
            ) : (
              <ImportResult jobId={jobId} />
            )}
          </Section>
        </>
      ) : null}
    </>
  );
}

const ImportResult = ({ jobId }: { jobId: string }) => (
  <JobProgress query={useImportJob(jobId)} what="名册导入" rowTitle="表格行号" />
);
