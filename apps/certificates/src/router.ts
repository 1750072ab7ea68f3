import { t } from '@peiyu/kit/trpc.ts';
import type { CertificatesParts } from './parts.ts';
import { certificatePdfProcedure } from './certificate/pdf.ts';
import { issueLevelCertificatesProcedure, prepareIssueProcedure } from './level-certificate/issue.ts';
import { proposeRevokeProcedure, revokeProcedure } from './level-certificate/revoke.ts';
import { issueTrainingCertificatesProcedure } from './training-certificate/issue.ts';
import { verifyByIdProcedure, verifyByNumberProcedure } from './verification/verify-procedures.ts';
import { jobGetProcedure } from './views/job.ts';
import { levelListProcedure, mineProcedure, trainingListProcedure } from './views/lists.ts';

export const certificatesRouter = (parts: CertificatesParts) =>
  t.router({
    trainingCertificate: t.router({
      issue: issueTrainingCertificatesProcedure(parts),
      list: trainingListProcedure(parts),
      mine: mineProcedure(parts, 'training'),
    }),
    levelCertificate: t.router({
      prepareIssue: prepareIssueProcedure(parts),
      issue: issueLevelCertificatesProcedure(parts),
      proposeRevoke: proposeRevokeProcedure(parts),
      revoke: revokeProcedure(parts),
      list: levelListProcedure(parts),
      mine: mineProcedure(parts, 'level'),
    }),
    certificate: t.router({ pdf: certificatePdfProcedure(parts) }),
    verify: t.router({ byId: verifyByIdProcedure(parts), byNumber: verifyByNumberProcedure(parts) }),
    job: t.router({ get: jobGetProcedure(parts) }),
  });

export type CertificatesRouter = ReturnType<typeof certificatesRouter>;
