import type { Booted } from '@peiyu/kit/testing/boot.ts';
import type { FakeIdentity, FakePerson } from '@peiyu/kit/testing/fake-identity.ts';
import { Keyring } from '@peiyu/kit/crypto/index.ts';
import { loadPacks } from '@peiyu/kit/packs.ts';
import { bootService, newCommandId, sessionOf } from '@peiyu/kit/testing/boot.ts';
import { fakeIdentity } from '@peiyu/kit/testing/fake-identity.ts';
import { fileURLToPath } from 'node:url';
import type { CertificatesService } from '../service.ts';
import { createCertificates } from '../service.ts';

const PACKS = fileURLToPath(new URL('../../../../packs', import.meta.url));
export const WEIHAI = '371000';
export const TI = 'org-ti';
export const EI = 'org-ei';

export const manager = sessionOf('ti.manager', '370000', { org: TI, person: 'staff-1' });
export const eiManager = sessionOf('ei.manager', '370000', { org: EI, person: 'staff-2' });
export const eiSecond = sessionOf('ei.second', '370000', { org: EI, person: 'staff-3' });
export const traineeOf = (person: string) => sessionOf('trainee', '000000', { person, accountId: `account-${person}` });

/** People of an area code that was never assigned; the one with the separator has the longest common kind of name. */
export const person = (at: number): FakePerson => ({
  name: at === 1 ? '买合木提·阿卜杜热合曼' : `单雄${'信文武忠孝'[at % 5] ?? '信'}`,
  number: `3710991990010${String(10_000 + at).slice(1)}X`,
});

export interface Stage extends Booted<CertificatesService> {
  readonly identity: FakeIdentity;
  completed(cohortId: string, persons: readonly number[], orgId?: string): Promise<void>;
  approved(confirmationId: string, persons: readonly number[]): Promise<void>;
  issueTraining(cohortId: string): Promise<{ jobId: string }>;
}

/** The service with two bodies known to it and as many people as asked for. */
export async function bootCertificates(people: number): Promise<Stage> {
  const packs = await loadPacks(PACKS, ['demo-2026']);
  const identity = fakeIdentity(Object.fromEntries(Array.from({ length: people }, (_, at) => [`p${at}`, person(at)])));
  const keyring = new Keyring([{ version: 1, bytes: Buffer.alloc(32, 7) }]);
  const settings = { packs, keyring, publicUrl: () => 'http://localhost:8080' };
  const booted = await bootService((deps) => createCertificates(deps, settings), {
    identity,
    now: '2026-05-22T02:00:00.000Z',
  });
  for (const [orgId, name] of [
    [TI, '中国石油大学（华东）'],
    [EI, '某评价机构'],
  ] as const) {
    await booted.publish({
      type: 'identity.organisation-registered',
      src: `organisation/${orgId}`,
      tenant: '370000',
      data: { orgId, name, kinds: ['trainingInstitution'], division: '370200' },
    });
  }
  const subject = { occupation: 'bigData', direction: null, level: 'junior' };
  return {
    ...booted,
    identity,
    async completed(cohortId, persons, orgId = TI) {
      for (const at of persons) {
        await booted.publish({
          type: 'training.enrolment-completed',
          src: `enrolment/${cohortId}-${at}`,
          tenant: WEIHAI,
          data: {
            cohortId,
            orgId,
            personId: `p${at}`,
            ...subject,
            minutes: 2880,
            startedOn: '2026-04-11',
            on: '2026-05-22',
          },
        });
      }
    },
    async approved(confirmationId, persons) {
      const lines = persons.map((at) => ({
        applicationId: `${confirmationId}-a${at}`,
        personId: `p${at}`,
        theory: 600,
        ability: 715,
        cohortId: 'cohort-1',
        trainingOrgId: TI,
        trainingCertificateId: `t${at}`,
      }));
      await booted.publish({
        type: 'assessment.confirmation-approved',
        src: `confirmation/${confirmationId}`,
        tenant: WEIHAI,
        data: {
          sittingId: 's1',
          evaluatorOrgId: EI,
          ...subject,
          lines,
          document: '文号',
          on: '2026-08-10',
          returned: [],
        },
      });
    },
    issueTraining: (cohortId) =>
      booted.call(manager, 'trainingCertificate.issue', { commandId: newCommandId(), cohortId }),
  };
}

export interface Item {
  readonly certificateId: string;
  readonly number: string | null;
  readonly status: string;
  readonly verifyId: string | null;
  readonly file: boolean;
  readonly maskedName: string;
  readonly proposal?: { readonly reason: string; readonly hearing: string } | null;
}

export const listOf = async (stage: Stage, session: typeof manager, where: Record<string, string>): Promise<Item[]> => {
  const kind = session.role.startsWith('ti') ? 'trainingCertificate' : 'levelCertificate';
  const { items } = await stage.call<{ items: Item[] }>(session, `${kind}.list`, { ...where, limit: 100 });
  return items;
};
