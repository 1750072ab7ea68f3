import type { ChangeContext, Scope } from '@peiyu/kit/store/aggregate.ts';
import type { Loaded, Store } from '@peiyu/kit/store/store.ts';
import type { Filter } from '@peiyu/kit/mongo/documents.ts';
import { NotFound } from '@peiyu/kit/errors.ts';
import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';
import type { LevelCertificate, LevelCertificateEvent } from '../level-certificate/level-certificate.ts';
import { issueLevelCertificate, noteLevelRendering } from '../level-certificate/level-certificate.ts';
import type { TrainingCertificate, TrainingCertificateEvent } from '../training-certificate/training-certificate.ts';
import { issueTrainingCertificate, noteTrainingRendering } from '../training-certificate/training-certificate.ts';
import type { CertificateKind, Issuing, Rendering } from './issuing.ts';

/** A certificate of either kind, as issue, rendering and verification need it. */
export interface AnyCertificate {
  readonly id: string;
  readonly tenant: string;
  readonly kind: CertificateKind;
  readonly status: string;
  readonly issuerId: string;
  readonly personId: string;
  readonly occupation: string;
  readonly direction: string | null;
  readonly level: 'junior' | 'intermediate' | 'senior';
  readonly number: string | null;
  readonly verifyId: string | null;
  readonly issuedOn: string | null;
  readonly revokedOn: string | null;
  readonly hash: string | null;
  readonly minutes: number | null;
  readonly startedOn: string | null;
  readonly completedOn: string | null;
  /** A revocation that waits for the second person. */
  readonly revocation: { readonly reason: string } | null;
}

/** One of the two kinds behind the same door. */
export interface Side {
  readonly kind: CertificateKind;
  /** In the order of ids; of all places unless an asker's scope is named. */
  find(where: Filter, limit: number, scope?: Scope): Promise<AnyCertificate[]>;
  issue(id: string, ctx: ChangeContext, issuing: Issuing): Promise<unknown>;
  noteRendering(id: string, ctx: ChangeContext, rendering: Rendering): Promise<unknown>;
}

const common = (loaded: Loaded<TrainingCertificate | LevelCertificate>) => {
  const { status, personId, occupation, direction, level, number, verifyId, issuedOn, hash } = loaded.state;
  const given = { number: number ?? null, verifyId: verifyId ?? null, issuedOn: issuedOn ?? null, hash: hash ?? null };
  return { id: loaded.id, tenant: loaded.tenant, status, personId, occupation, direction, level, ...given };
};

const present = <S>(state: S | undefined): S => {
  if (state === undefined) throw new NotFound();
  return state;
};

const PAGE = { sort: { _id: 1 } } as const;

export function trainingSide(store: Store<TrainingCertificate, TrainingCertificateEvent>): Side {
  return {
    kind: 'training',
    async find(where, limit, scope = EVERYWHERE) {
      const found = await store.list(scope, where, { ...PAGE, limit });
      return found.map((loaded) => {
        const { orgId, minutes, startedOn, completedOn } = loaded.state;
        const course = { minutes, startedOn, completedOn };
        return { ...common(loaded), kind: 'training', issuerId: orgId, revokedOn: null, revocation: null, ...course };
      });
    },
    issue: (id, ctx, issuing) => store.change(id, ctx, (state) => issueTrainingCertificate(present(state), issuing)),
    noteRendering: (id, ctx, rendering) =>
      store.change(id, ctx, (state) => noteTrainingRendering(present(state), rendering)),
  };
}

export function levelSide(store: Store<LevelCertificate, LevelCertificateEvent>): Side {
  const noCourse = { minutes: null, startedOn: null, completedOn: null };
  return {
    kind: 'level',
    async find(where, limit, scope = EVERYWHERE) {
      const found = await store.list(scope, where, { ...PAGE, limit });
      return found.map((loaded) => {
        const { evaluatorOrgId, revokedOn, proposal } = loaded.state;
        const given = { revokedOn: revokedOn ?? null, revocation: proposal ?? null };
        return { ...common(loaded), kind: 'level', issuerId: evaluatorOrgId, ...given, ...noCourse };
      });
    },
    issue: (id, ctx, issuing) => store.change(id, ctx, (state) => issueLevelCertificate(present(state), issuing)),
    noteRendering: (id, ctx, rendering) =>
      store.change(id, ctx, (state) => noteLevelRendering(present(state), rendering)),
  };
}
