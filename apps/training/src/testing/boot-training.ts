import { checkCharacter } from '@peiyu/domain/values/index.ts';
import type { Refusal } from '@peiyu/domain/refusal.ts';
import type { Session } from '@peiyu/kit/identity-port.ts';
import type { Service } from '@peiyu/kit/kernel.ts';
import { loadPacks } from '@peiyu/kit/packs.ts';
import type { Booted } from '@peiyu/kit/testing/boot.ts';
import { bootService, newCommandId, sessionOf } from '@peiyu/kit/testing/boot.ts';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TrainingRouter } from '../router.ts';
import { createTraining } from '../service.ts';
import { ELSEWHERE, PROVINCE, REVIEWING } from './cities.ts';
import { FakeIdentity } from './fake-identity.ts';

const ROOT = join(import.meta.dirname, '../../../..');

export interface BootedTraining extends Booted<Service<TrainingRouter>> {
  readonly identity: FakeIdentity;
  readonly provider: Session;
  readonly evaluator: Session;
  readonly desk: Session;
  readonly province: Session;
  /** A command: a new command id is added. */
  readonly command: <T = { id: string; v: number; seq: number }>(
    session: Session,
    procedure: string,
    input: object,
  ) => Promise<T>;
  /** A job, waited for. */
  readonly job: (session: Session, procedure: string, input: object) => Promise<JobAnswer>;
  readonly trainee: (personId: string) => Session;
}

export interface JobAnswer {
  readonly status: string;
  readonly total: number;
  readonly done: number;
  readonly unchanged: number;
  readonly refused: readonly { row: number; code: string; text: string; facts: Record<string, unknown> }[];
}

/** Training alone, with the real packs, the demo overlay, a provider and an evaluator from outside both cities. */
export async function bootTraining(now = '2026-03-09T01:00:00.000Z'): Promise<BootedTraining> {
  const packs = await loadPacks(join(ROOT, 'packs'), ['demo-2026']);
  const clock = { now: (): string => now };
  const identity = new FakeIdentity(() => clock.now());
  const booted = await bootService((deps) => createTraining(deps, { packs }), { identity, now });
  clock.now = () => booted.clock.now();
  const provider = sessionOf('ti.manager', PROVINCE, { org: 'provider' });
  await publishBody(booted, 'provider', [
    ['training', 'bigData'],
    ['training', 'smartMfg'],
  ]);
  await publishBody(booted, 'evaluator', [['evaluation', 'bigData']]);
  const command: BootedTraining['command'] = (session, procedure, input) =>
    booted.call(session, procedure, { commandId: newCommandId(), ...input });
  return {
    ...booted,
    identity,
    provider,
    evaluator: sessionOf('ei.manager', PROVINCE, { org: 'evaluator' }),
    desk: sessionOf('cityDesk', REVIEWING),
    province: sessionOf('province', PROVINCE),
    command,
    async job(session, procedure, input) {
      const { jobId } = await command<{ jobId: string }>(session, procedure, input);
      await booted.settled();
      return booted.call<JobAnswer>(session, 'job.get', { jobId });
    },
    trainee: (personId) => sessionOf('trainee', '000000', { accountId: `account-${personId}`, person: personId }),
  };
}

/** A body registered in another city of the province, listed by the province from the year's beginning. */
export async function publishBody(
  booted: Booted<Service>,
  orgId: string,
  listings: readonly (readonly [string, string])[],
): Promise<void> {
  const org = { orgId, name: `机构 ${orgId}`, kinds: [], division: ELSEWHERE };
  await booted.publish({
    type: 'identity.organisation-registered',
    src: `organisation/${orgId}`,
    tenant: '*',
    data: org,
  });
  for (const [kind, occupation] of listings) {
    const listingId = `${orgId}-${kind}-${occupation}`;
    const data = { listingId, orgId, kind, occupation, place: PROVINCE, from: '2026-01-01', until: null };
    await booted.publish({ type: 'identity.listing-added', src: `listing/${listingId}`, tenant: PROVINCE, data });
  }
}

/** A sheet of the fixtures, as it travels. */
export const fixture = async (name: string): Promise<string> =>
  (await readFile(join(ROOT, 'packages/kit/src/sheets/fixtures', `${name}.xlsx`))).toString('base64');

/** A number that belongs to nobody: sequence 000, one day after another. */
export function syntheticNumber(serial: number): string {
  const day = new Date(Date.UTC(1990, 0, 1 + serial)).toISOString().slice(0, 10).replaceAll('-', '');
  const first = `371002${day}000`;
  return first + checkCharacter(first);
}

/** A person a form may send. */
export const personOf = (serial: number, rest: object = {}) => ({
  name: '学员甲',
  number: syntheticNumber(serial),
  employer: '某单位',
  group: '在岗职工',
  county: '环翠区',
  ...rest,
});

/** Twelve sessions of 240 minutes on the week-ends of spring, as the attendance fixture has them. */
export const springSessions = [
  ['2026-04-11', false, false],
  ['2026-04-12', false, true],
  ['2026-04-18', true, false],
  ['2026-04-19', false, true],
  ['2026-04-25', false, false],
  ['2026-04-26', true, true],
  ['2026-05-02', false, false],
  ['2026-05-03', false, true],
  ['2026-05-09', true, false],
  ['2026-05-10', false, true],
  ['2026-05-16', false, false],
  ['2026-05-17', true, true],
].map(([on, online, practice]) => ({ on, online, practice, minutes: 240 }));

/** Code of the refusal a call ends in; the call must end in one. */
export async function refusalOf(call: Promise<unknown>): Promise<{ code: string; facts: Refusal['facts'] }> {
  try {
    await call;
  } catch (error) {
    const cause = (error as { cause?: unknown }).cause as
      | { code?: string; reason?: string; facts?: Refusal['facts'] }
      | undefined;
    return { code: cause?.code ?? cause?.reason ?? String(error), facts: cause?.facts ?? {} };
  }
  throw new Error('the call was not refused');
}
