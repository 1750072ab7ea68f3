import { dateText } from '@peiyu/domain/calendar/text.ts';
import { levelCertificateLifecycle, trainingCertificateLifecycle } from '@peiyu/domain/lifecycles/index.ts';
import type { StateLook } from '@peiyu/domain/lifecycles/index.ts';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { EmptyNote } from '../../../components/empty-note.tsx';
import { Facts } from '../../../components/facts.tsx';
import { ProblemNote } from '../../../components/problem-note.tsx';
import { StatusTag } from '../../../components/status-tag.tsx';
import { download } from '../../../lib/files.ts';
import type { Places } from '../../../lib/places.ts';
import { subjectText } from '../../../lib/places.ts';
import { useTRPCClient } from '../../../lib/trpc.ts';
import type { MyCertificate } from '../api/use-mine.ts';

const KINDS = { training: '培训合格证书', level: '专业技术等级证书' } as const;

const LOOKS: Readonly<Record<string, StateLook>> = {
  ...trainingCertificateLifecycle.states,
  ...levelCertificateLifecycle.states,
};
const UNKNOWN: StateLook = ['未知', 'N'];

interface MyCertificatesProps {
  readonly certificates: readonly MyCertificate[];
  readonly places: Places;
  /** Starts a claim on a valid level certificate that has none yet. */
  readonly claimOf: (certificate: MyCertificate) => (() => void) | undefined;
}

/** Both kinds of certificates, with file and public page. */
export function MyCertificates({ certificates, places, claimOf }: MyCertificatesProps) {
  if (certificates.length === 0) return <EmptyNote text="您还没有证书。结业合格后由培训机构颁发培训合格证书。" />;
  return certificates.map((certificate) => (
    <CertificateCard
      key={certificate.certificateId}
      certificate={certificate}
      places={places}
      onClaim={claimOf(certificate)}
    />
  ));
}

interface CertificateCardProps {
  readonly certificate: MyCertificate;
  readonly places: Places;
  readonly onClaim: (() => void) | undefined;
}

function CertificateCard({ certificate, places, onClaim }: CertificateCardProps) {
  const client = useTRPCClient();
  const { certificateId, kind, status, number, verifyId, issuedOn, file } = certificate;
  const pdf = useMutation({
    mutationFn: () => client.certificates.certificate.pdf.query({ certificateId }),
    onSuccess: ({ name, file: content }) => download(name, content),
  });
  return (
    <article className="card">
      <p>
        <strong>{KINDS[kind]}</strong> <StatusTag look={LOOKS[status] ?? UNKNOWN} />
      </p>
      <Facts
        items={[
          [
            '证书编号',
            <span key="number" className="mono">
              {number ?? '待颁发'}
            </span>,
          ],
          ['职业 · 方向 · 等级', subjectText(places, certificate)],
          ['颁发日期', issuedOn ? dateText(issuedOn) : '—'],
        ]}
      />
      {pdf.error ? <ProblemNote error={pdf.error} onRetry={() => pdf.mutate()} /> : null}
      <div className="filters">
        {onClaim ? (
          <Button type="primary" onClick={onClaim}>
            申领补贴
          </Button>
        ) : null}
        {file ? (
          <Button loading={pdf.isPending} onClick={() => pdf.mutate()}>
            下载证书（PDF）
          </Button>
        ) : null}
        {verifyId ? <a href={`/v/${verifyId}`}>公开查验页</a> : null}
      </div>
    </article>
  );
}
