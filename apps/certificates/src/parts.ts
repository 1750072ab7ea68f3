import type { Kernel, ServiceDeps } from '@peiyu/kit/kernel.ts';
import type { Packs } from '@peiyu/kit/packs.ts';
import type { PdfRenderer } from '@peiyu/kit/pdf/index.ts';
import type { Store } from '@peiyu/kit/store/store.ts';
import type { Keyring } from '@peiyu/kit/crypto/index.ts';
import type { CertificateKind } from './certificate/issuing.ts';
import type { Side } from './certificate/side.ts';
import type { IssueBatch, IssueBatchEvent } from './issue-batch/issue-batch.ts';
import type { CertificateKeys } from './keys.ts';
import type { LevelCertificate, LevelCertificateEvent } from './level-certificate/level-certificate.ts';
import type { Register, RegisterEvent } from './register/register.ts';
import type { TrainingCertificate, TrainingCertificateEvent } from './training-certificate/training-certificate.ts';

export interface CertificatesSettings {
  readonly packs: Packs;
  readonly keyring: Keyring;
  /** Address under which `/v/<id>` is reached, without a slash at the end; asked at every rendering. */
  readonly publicUrl: () => string;
}

/** Everything the procedures, policies and jobs of this service are made of. */
export interface CertificatesParts {
  readonly deps: ServiceDeps;
  readonly kernel: Kernel;
  readonly settings: CertificatesSettings;
  readonly keys: CertificateKeys;
  readonly trainings: Store<TrainingCertificate, TrainingCertificateEvent>;
  readonly levels: Store<LevelCertificate, LevelCertificateEvent>;
  readonly batches: Store<IssueBatch, IssueBatchEvent>;
  readonly registers: Store<Register, RegisterEvent>;
  readonly renderer: PdfRenderer;
  readonly sides: Readonly<Record<CertificateKind, Side>>;
}
