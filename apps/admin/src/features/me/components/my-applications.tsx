import { dateText } from '@peiyu/domain/calendar/text.ts';
import { assessmentApplicationLifecycle } from '@peiyu/domain/lifecycles/index.ts';
import { Button } from 'antd';
import { EmptyNote } from '../../../components/empty-note.tsx';
import { StatusTag } from '../../../components/status-tag.tsx';
import type { Places } from '../../../lib/places.ts';
import { subjectText } from '../../../lib/places.ts';
import type { MyApplication, MyCredential } from '../api/use-mine.ts';

interface MyApplicationsProps {
  readonly applications: readonly MyApplication[];
  readonly credentials: readonly MyCredential[];
  readonly places: Places;
  readonly onApply: (credential: MyCredential) => void;
}

const TENTHS = 10;

/** What one may apply for, and how each application stands, with every reason and the date from which it would pass. */
export function MyApplications({ applications, credentials, places, onApply }: MyApplicationsProps) {
  const open = credentials.filter(({ applied }) => !applied);
  if (applications.length === 0 && open.length === 0) {
    return <EmptyNote text="取得培训合格证书后，可在这里申报专业技术等级考核。" />;
  }
  return (
    <>
      {open.map((credential) => (
        <article key={credential.trainingCertificateId} className="card">
          <p>
            <strong>{subjectText(places, credential)}</strong> 可凭培训合格证书 {credential.number} 申报
          </p>
          {credential.evaluators.length > 0 ? (
            <Button type="primary" onClick={() => onApply(credential)}>
              申报考核
            </Button>
          ) : (
            <p className="quiet">本市现在没有可选的评价机构，请留意通知。</p>
          )}
        </article>
      ))}
      {applications.map((application) => (
        <ApplicationCard key={application.applicationId} application={application} places={places} />
      ))}
    </>
  );
}

function ApplicationCard({ application, places }: { application: MyApplication; places: Places }) {
  const { status, reasons, passesOn, scores } = application;
  return (
    <article className="card">
      <p>
        <strong>{subjectText(places, application)}</strong>{' '}
        <StatusTag look={assessmentApplicationLifecycle.states[status]} />
      </p>
      {reasons.length > 0 ? (
        <>
          <p>还不满足申报条件：</p>
          <ul className="problems row-caution">
            {reasons.map(({ way, says, missing }) => (
              <li key={way}>
                {says} 缺：{missing}
              </li>
            ))}
          </ul>
          <p>{passesOn ? `最早可于 ${dateText(passesOn)} 再报，无须重新培训。` : '以上条件满足前不能再报。'}</p>
        </>
      ) : null}
      {scores ? (
        <p>
          {scores.absent ? '缺考' : `理论知识 ${scoreText(scores.theory)} 分，专业能力 ${scoreText(scores.ability)} 分`}
        </p>
      ) : null}
    </article>
  );
}

const scoreText = (tenths: number | null): string => (tenths === null ? '—' : String(tenths / TENTHS));
