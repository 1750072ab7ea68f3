import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Page } from '../../components/page.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { Section } from '../../components/section.tsx';
import type { MyCertificate, MyCredential } from '../../features/me/api/use-mine.ts';
import { useMine } from '../../features/me/api/use-mine.ts';
import { ApplyDialog } from '../../features/me/components/apply-dialog.tsx';
import { ClaimDialog } from '../../features/me/components/claim-dialog.tsx';
import { MyApplications } from '../../features/me/components/my-applications.tsx';
import { MyCertificates } from '../../features/me/components/my-certificates.tsx';
import { MyClaims } from '../../features/me/components/my-claims.tsx';
import { MyEnrolments } from '../../features/me/components/my-enrolments.tsx';
import { usePlaces } from '../../lib/places.ts';

/** A trainee's own record: classes, assessment, certificates, subsidies. */
export function Component() {
  const places = usePlaces();
  const known = useQueryClient();
  const mine = useMine();
  const [applying, setApplying] = useState<MyCredential>();
  const [claiming, setClaiming] = useState<MyCertificate>();
  const changed = (): void => {
    setApplying(undefined);
    setClaiming(undefined);
    void known.invalidateQueries();
  };
  const claimed = new Set(
    (mine.claims.data?.items ?? [])
      .filter(({ status }) => status !== 'withdrawn')
      .map(({ levelCertificateId }) => levelCertificateId),
  );
  const claimOf = (certificate: MyCertificate): (() => void) | undefined =>
    mine.claims.data &&
    certificate.kind === 'level' &&
    certificate.status === 'issued' &&
    !claimed.has(certificate.certificateId)
      ? () => setClaiming(certificate)
      : undefined;
  return (
    <Page title="我的进度">
      <Section title="我的班次">
        <QueryView query={mine.enrolments}>
          {({ items }) => <MyEnrolments enrolments={items} places={places} onChanged={changed} />}
        </QueryView>
      </Section>
      <Section title="申报考核">
        <QueryView query={mine.applications}>
          {({ items }) => (
            <QueryView query={mine.credentials}>
              {(credentials) => (
                <MyApplications
                  applications={items}
                  credentials={credentials.items}
                  places={places}
                  onApply={setApplying}
                />
              )}
            </QueryView>
          )}
        </QueryView>
      </Section>
      <Section title="我的证书">
        <QueryView query={mine.levelCertificates}>
          {(level) => (
            <QueryView query={mine.trainingCertificates}>
              {(training) => (
                <MyCertificates certificates={[...level.items, ...training.items]} places={places} claimOf={claimOf} />
              )}
            </QueryView>
          )}
        </QueryView>
      </Section>
      <Section title="补贴申领">
        <QueryView query={mine.claims}>
          {({ items }) => <MyClaims claims={items} places={places} onChanged={changed} />}
        </QueryView>
      </Section>
      {applying ? <ApplyDialog credential={applying} onDone={changed} onClose={() => setApplying(undefined)} /> : null}
      {claiming ? <ClaimDialog certificate={claiming} onDone={changed} onClose={() => setClaiming(undefined)} /> : null}
    </Page>
  );
}
