import { useQuery } from '@tanstack/react-query';
import type { Outputs } from '../../../lib/trpc.ts';
import { useTRPC } from '../../../lib/trpc.ts';

export type MyEnrolment = Outputs['training']['enrolment']['mine']['items'][number];
export type MyCertificate = Outputs['certificates']['levelCertificate']['mine']['items'][number];
export type MyApplication = Outputs['assessment']['application']['mine']['items'][number];
export type MyCredential = Outputs['assessment']['application']['certificates']['items'][number];
export type MyClaim = Outputs['subsidies']['claim']['mine']['items'][number];

/** Everything a trainee has on the platform, in whatever city: a person's pages are short, one page of each is all. */
export function useMine() {
  const trpc = useTRPC();
  return {
    enrolments: useQuery(trpc.training.enrolment.mine.queryOptions({})),
    trainingCertificates: useQuery(trpc.certificates.trainingCertificate.mine.queryOptions({})),
    levelCertificates: useQuery(trpc.certificates.levelCertificate.mine.queryOptions({})),
    applications: useQuery(trpc.assessment.application.mine.queryOptions({})),
    credentials: useQuery(trpc.assessment.application.certificates.queryOptions({})),
    claims: useQuery(trpc.subsidies.claim.mine.queryOptions({})),
  };
}
