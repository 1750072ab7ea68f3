import { fakeIdentity } from '@peiyu/kit/testing/fake-identity.ts';
import type { Booted } from '@peiyu/kit/testing/boot.ts';
import { bootService, newCommandId, sessionOf } from '@peiyu/kit/testing/boot.ts';
import { loadPacks } from '@peiyu/kit/packs.ts';
import { createReporting } from '../service.ts';

export const CITY = '371000';
export const OTHER_CITY = '371700';
export const ORG = 'org-1';
export const EVALUATOR = 'ei-1';
export const manager = sessionOf('ti.manager', '370000', { org: ORG });
export const desk = sessionOf('cityDesk', CITY);
export const province = sessionOf('province', '370000');
export const subject = { occupation: 'bigData', direction: null, level: 'junior' } as const;
export const texts = { filler: '经办人', phone: '0631-0000000', measures: '', practice: '', problems: '' };

export interface ReportRow {
  readonly id: string;
  readonly tenant: string;
  readonly orgId: string;
  readonly quarter: string;
  readonly due: string;
  readonly dueProvisional: boolean;
  readonly status: string;
}
type Data = Record<string, unknown>;

/** What a test of this service does: says what the other services would say, and asks. */
export interface World extends Booted<ReturnType<typeof createReporting>> {
  /** An event of another service: type, source, data; of this city unless a tenant is named. */
  say(...event: [type: string, src: string, data: Data, tenant?: string]): Promise<void>;
  openCohort(cohortId: string, more?: Data & { tenant?: string }): Promise<void>;
  act<T = unknown>(who: typeof manager, procedure: string, input: Data): Promise<T>;
  reports(who?: typeof manager): Promise<ReportRow[]>;
  todo(who: typeof manager): Promise<(Data & { kind: string })[]>;
  obligations(who: typeof manager, ask?: Data): Promise<Data[]>;
  seal(reportId: string): Promise<void>;
}

/** The service on a database of its own, the packs as they are, Monday 2026-03-02. */
export async function openWorld(now = '2026-03-02T01:00:00.000Z'): Promise<World> {
  const packs = await loadPacks('packs', []);
  const booted = await bootService((deps) => createReporting(deps, { packs }), { identity: fakeIdentity(), now });
  const items = async <T>(who: typeof manager, procedure: string, ask: Data = {}): Promise<T[]> =>
    (await booted.call<{ items: T[] }>(who, procedure, ask)).items;
  const world: World = {
    ...booted,
    async say(...[type, src, data, tenant = CITY]) {
      await booted.publish({ type, src, tenant, data });
      await booted.settled();
    },
    openCohort(cohortId, { tenant = CITY, ...more } = {}) {
      const dates = { startsOn: '2026-04-11', endsOn: '2026-05-17' };
      const plan = { planId: null, lineId: null, number: `BC-${cohortId}` };
      const said = { orgId: ORG, ...subject, ...plan, quota: 60, ...dates, venue: '一号楼', requiredMinutes: 2880 };
      const data = { ...said, review: true, packVersion: 'v', ...more };
      return world.say('training.cohort-opened', `cohort/${cohortId}`, data, tenant);
    },
    async act<T>(who: typeof manager, procedure: string, input: Data) {
      const answer = await booted.call<T>(who, procedure, { commandId: newCommandId(), ...input });
      await booted.settled();
      return answer;
    },
    reports: (who = manager) => items<ReportRow>(who, 'quarterlyReport.list'),
    todo: (who) => items(who, 'todo.list'),
    obligations: (who, ask) => items(who, 'obligation.list', ask),
    async seal(reportId) {
      await world.act(manager, 'quarterlyReport.seal', { reportId, ...texts });
    },
  };
  return world;
}
