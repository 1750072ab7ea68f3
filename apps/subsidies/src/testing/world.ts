import type { Envelope } from '@peiyu/domain/events/contract.ts';
import type { Level } from '@peiyu/domain/values/index.ts';
import type { Session } from '@peiyu/kit/identity-port.ts';
import { loadPacks } from '@peiyu/kit/packs.ts';
import type { Booted } from '@peiyu/kit/testing/boot.ts';
import { bootService, newCommandId, sessionOf } from '@peiyu/kit/testing/boot.ts';
import { until } from '@peiyu/kit/until.ts';
import { join } from 'node:path';
import { expect } from 'vitest';
import { createSubsidies } from '../service.ts';
import type { FakeIdentity } from './fake-identity.ts';
import { fakeIdentity } from './fake-identity.ts';

export const CITY = '371000';
export const OTHER_CITY = '371700';
export const ORG = 'org-school';
export const BIG_DATA = { occupation: 'bigData', direction: null, level: 'junior' } as const;

type Body = Record<string, unknown>;
interface Answer {
  readonly id: string;
  readonly v: number;
  readonly seq: number;
}

interface Job {
  readonly status: string;
  readonly refused: readonly { row: number; code: string; text: string }[];
}

/** The service alone on a real engine, with the events of its neighbours played in. */
export interface World extends Booted<ReturnType<typeof createSubsidies>> {
  readonly identity: FakeIdentity;
  /** A class and, unless told otherwise, its project in the catalogue of the city from the new year on. */
  openClass(cohortId: string, where?: { city?: string; listed?: boolean; startsOn?: string }): Promise<void>;
  /** A person with a level certificate from a class. */
  certify(
    person: string,
    of: { cohortId: string; city?: string; on?: string; certificate?: string; level?: Level },
  ): Promise<string>;
  revoke(certificate: string): Promise<void>;
  act<T = Answer>(session: Session, procedure: string, input: Body): Promise<T>;
  refused(work: Promise<unknown>, code: string): Promise<void>;
  claim(session: Session, claimId: string): Promise<Body>;
  claimBy(person: string, certificate: string, rest?: Body): Promise<Answer>;
  /** Runs the job of reviewer A to its end; the rows it refused. */
  verify(claimIds: readonly string[], city?: string, reviewer?: Session): Promise<Job['refused']>;
  /** Carries claims through acceptance, both reviews and the notice, to the end of its last day. */
  approve(claimIds: readonly string[], city?: string): Promise<void>;
  eventsOf(type: string): Promise<readonly Envelope[]>;
}

export const trainee = (person: string): Session =>
  sessionOf('trainee', '000000', { person, accountId: `account-${person}` });
const seat = (role: Session['role'], person: string, city: string): Session =>
  sessionOf(role, city, { person, accountId: `account-${person}` });
export const desk = (city = CITY): Session => seat('cityDesk', 'person-desk', city);
export const reviewerA = (city = CITY, person = 'person-a'): Session => seat('subsidy.a', person, city);
export const reviewerB = (city = CITY, person = 'person-b'): Session => seat('subsidy.b', person, city);
export const finance = (city = CITY, person = 'person-finance'): Session => seat('finance', person, city);

const source = (certificate: string): string => `level-certificate/${certificate}`;

export async function openWorld(options: { now?: string; priced?: boolean } = {}): Promise<World> {
  const identity = fakeIdentity();
  const folder = join(import.meta.dirname, '../../../../packs');
  const packs = await loadPacks(folder, (options.priced ?? true) ? ['demo-2026'] : []);
  const booted = await bootService((deps) => createSubsidies(deps, { packs }), {
    identity,
    now: options.now ?? '2026-01-05T01:00:00.000Z',
  });
  const facts = new Map<string, Body>();
  const act: World['act'] = (session, procedure, input) =>
    booted.call(session, procedure, { commandId: newCommandId(), ...input });

  const world: World = {
    ...booted,
    identity,
    act,
    async openClass(cohortId, { city = CITY, listed = true, startsOn = '2026-03-23' } = {}) {
      const listing = {
        listingId: `listing-${city}`,
        orgId: ORG,
        kind: 'training',
        occupation: 'bigData',
        place: city,
      };
      await booted.publish({
        type: 'identity.listing-added',
        src: `organisation/${city}-${cohortId}`,
        tenant: city,
        data: { ...listing, from: '2020-01-01', until: null },
      });
      if (listed) {
        const project = { orgId: ORG, ...BIG_DATA, from: '2026-01-01', until: null };
        await act(desk(city), 'catalogue.add', project);
      }
      const data = { orgId: ORG, ...BIG_DATA, number: `BC-${cohortId}`, planId: null, lineId: null, quota: 60 };
      const dates = { startsOn, endsOn: '2026-05-22', venue: '', requiredMinutes: 2880 };
      await booted.publish({
        type: 'training.cohort-opened',
        src: `cohort/${cohortId}`,
        tenant: city,
        data: { ...data, ...dates, review: false, packVersion: '1' },
      });
      await booted.settled();
    },
    async certify(
      person,
      { cohortId, city = CITY, on = '2026-08-17', certificate = `certificate-${person}`, level = 'junior' },
    ) {
      identity.people.set(person, {
        name: `甲${person}`,
        maskedName: '甲*',
        maskedNumber: '371002********0006',
        group: 'employed',
        retired: false,
        ...identity.people.get(person),
      });
      const data = { applicationId: `application-${certificate}`, confirmationId: 'confirmation-1' };
      const issued = { ...data, evaluatorOrgId: 'org-evaluator', personId: person, cohortId, trainingOrgId: ORG };
      const all = { ...issued, ...BIG_DATA, level, number: `N-${certificate}`, on };
      facts.set(certificate, all);
      await booted.publish({
        type: 'certificates.level-certificate-issued',
        src: source(certificate),
        tenant: city,
        data: { ...all, verifyId: `v-${certificate}` },
      });
      return certificate;
    },
    async revoke(certificate) {
      const tenant = CITY;
      const data = { ...facts.get(certificate), reason: '弄虚作假', on: booted.clock.now().slice(0, 10) };
      await booted.publish({
        type: 'certificates.level-certificate-revoked',
        src: source(certificate),
        tenant,
        data,
      });
      await booted.settled();
    },
    async refused(work, code) {
      await expect(work).rejects.toMatchObject({ cause: { code } });
    },
    claim: (session, claimId) => booted.call(session, 'claim.get', { claimId }),
    claimBy: (person, certificate, rest = {}) =>
      act(trainee(person), 'claim.submit', {
        levelCertificateId: certificate,
        account: `6217000000000${String(100_000 + [...person].reduce((sum, c) => sum + c.charCodeAt(0), 0))}`,
        ...rest,
      }),
    async verify(claimIds, city = CITY, reviewer = reviewerA(city)) {
      const { jobId } = await act<{ jobId: string }>(reviewer, 'claim.verify', { claimIds });
      const read = () => booted.call<Job>(reviewer, 'job.get', { jobId });
      await until(async () => (await read()).status === 'done', { what: 'the claims are verified' });
      return (await read()).refused;
    },
    async approve(claimIds, city = CITY) {
      for (const claimId of claimIds) await act(desk(city), 'claim.accept', { claimId });
      expect(await world.verify(claimIds, city)).toEqual([]);
      await act(reviewerB(city), 'notice.publish', { claimIds });
      await booted.settled();
      const due = await booted.service.kernel.nextDue();
      if (due !== undefined) await booted.advanceTo(due);
    },
    async eventsOf(type) {
      await booted.settled();
      return booted.archive.page({ type });
    },
  };
  return world;
}
