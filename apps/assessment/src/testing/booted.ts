import type { Service } from '@peiyu/kit/kernel.ts';
import type { Booted } from '@peiyu/kit/testing/boot.ts';
import type { FakeIdentity, FakePerson } from '@peiyu/kit/testing/fake-identity.ts';
import { loadPacks } from '@peiyu/kit/packs.ts';
import { bootService, newCommandId, sessionOf } from '@peiyu/kit/testing/boot.ts';
import { fakeIdentity } from '@peiyu/kit/testing/fake-identity.ts';
import { fileURLToPath } from 'node:url';
import type { AssessmentRouter } from '../router.ts';
import { createAssessment } from '../service.ts';

const PACKS = fileURLToPath(new URL('../../../../packs', import.meta.url));
export const WEIHAI = '371000';
export const EI = 'org-ei';

export const manager = sessionOf('ei.manager', '370000', { org: EI, person: 'staff-1' });
export const second = sessionOf('ei.second', '370000', { org: EI, person: 'staff-2' });
export const province = sessionOf('province', '370000', { person: 'staff-3' });
export const traineeOf = (person: string) => sessionOf('trainee', '000000', { person, accountId: `account-${person}` });

/** Ready for 初级: a related bachelor's degree, held (B2). */
export const bachelor = (at: number): FakePerson => ({
  name: `单雄${'信文武忠孝'[at % 5] ?? '信'}`,
  number: `3710991990010${String(10_000 + at).slice(1)}X`,
  education: 'bachelor',
  major: '软件工程',
  graduation: '2012-06-30',
  workYears: 3,
  group: 'employed',
});

export interface Stage extends Booted<Service<AssessmentRouter>> {
  readonly identity: FakeIdentity;
  /** A training certificate of one person, issued. */
  trained(
    personId: string,
    more?: { occupation?: string; level?: string; direction?: string | null; id?: string; tenant?: string },
  ): Promise<string>;
  list(until: string | null, occupation?: string): Promise<void>;
  apply(personId: string, trainingCertificateId: string, declaration?: string | null): Promise<string>;
  as<T = { id: string; v: number }>(
    session: ReturnType<typeof sessionOf>,
    procedure: string,
    input: object,
  ): Promise<T>;
}

export async function bootAssessment(people: Readonly<Record<string, FakePerson>>): Promise<Stage> {
  const packs = await loadPacks(PACKS, ['demo-2026']);
  const identity = fakeIdentity(people);
  const booted = await bootService((deps) => createAssessment(deps, { packs }), {
    identity,
    now: '2026-05-25T02:00:00.000Z',
  });
  const as = <T>(session: ReturnType<typeof sessionOf>, procedure: string, input: object): Promise<T> =>
    booted.call<T>(session, procedure, { commandId: newCommandId(), ...input });
  return {
    ...booted,
    identity,
    as,
    async trained(personId, more = {}) {
      const { occupation = 'bigData', level = 'junior', direction = null, tenant = WEIHAI } = more;
      const id = more.id ?? `t-${personId}-${level}`;
      const facts = {
        enrolmentId: `e-${id}`,
        cohortId: 'cohort-1',
        orgId: 'org-ti',
        personId,
        occupation,
        direction,
        level,
      };
      const data = { ...facts, number: 'PX2026-001-00001', verifyId: 'v', on: '2026-05-22' };
      await booted.publish({
        type: 'certificates.training-certificate-issued',
        src: `trainingCertificate/${id}`,
        tenant,
        data,
      });
      return id;
    },
    async list(until, occupation = 'bigData') {
      const data = {
        listingId: `l-${occupation}`,
        orgId: EI,
        kind: 'evaluation',
        occupation,
        place: '370000',
        from: '2025-01-01',
        until,
      };
      await booted.publish({ type: 'identity.listing-added', src: `listing/l-${occupation}`, tenant: '370000', data });
    },
    async apply(personId, trainingCertificateId, declaration = '1') {
      const input = { trainingCertificateId, evaluatorOrgId: EI, declaration };
      return (await as<{ id: string }>(traineeOf(personId), 'application.submit', input)).id;
    },
  };
}

/** The code of the refusal a call ended with, for `toSatisfy`. */
export const refusal = (code: string) => (error: unknown) =>
  (error as { cause?: { code?: string } }).cause?.code === code;
