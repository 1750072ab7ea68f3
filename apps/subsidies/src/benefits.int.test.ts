import { newCommandId, sessionOf } from '@peiyu/kit/testing/boot.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { World } from './testing/world.ts';
import { BIG_DATA, CITY, ORG, OTHER_CITY, desk, openWorld, trainee } from './testing/world.ts';

const manager = sessionOf('ti.manager', '370000', { org: ORG, person: 'person-manager' });
const stranger = sessionOf('ti.manager', '370000', { org: 'org-other', person: 'person-other' });

describe('catalogue, hours, titles', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    await world.openClass('cohort-1');
    await world.openClass('cohort-early', { listed: false, startsOn: '2025-12-31' });
    await world.openClass('cohort-2', { city: OTHER_CITY, listed: false });
  });
  afterAll(() => world.stop());

  const complete = (cohortId: string, startedOn: string, city = CITY) =>
    world.publish({
      type: 'training.cohort-completed',
      src: `cohort/${cohortId}`,
      tenant: city,
      data: { orgId: ORG, ...BIG_DATA, passed: 55, failed: 5, on: '2026-05-22', startedOn },
    });

  it('a project is listed once, without overlap, for an institution of the directory', async () => {
    const project = { orgId: ORG, ...BIG_DATA, level: 'intermediate', from: '2026-01-01', until: '2026-06-30' };
    const command = { commandId: newCommandId(), ...project };
    const first = await world.act(desk(), 'catalogue.add', command);
    expect(await world.act(desk(), 'catalogue.add', command)).toEqual(first);
    const again = (from: string, until: string | null) =>
      world.act(desk(), 'catalogue.add', { ...project, from, until });
    await world.refused(again('2026-06-30', null), 'subsidies.catalogue.overlap');
    await world.refused(again('2026-08-01', '2026-07-31'), 'subsidies.catalogue.dates');
    await again('2026-07-01', null);
    await world.refused(
      world.act(desk(), 'catalogue.add', { ...project, orgId: 'org-unknown' }),
      'subsidies.catalogue.not-listed',
    );
    await world.act(desk(), 'catalogue.end', { projectId: first.id, until: '2026-12-31' });
    const list = await world.call<{ items: { projectId: string; periods: unknown[] }[] }>(desk(), 'catalogue.list', {});
    expect(list.items.find(({ projectId }) => projectId === first.id)?.periods).toEqual([
      { from: '2026-01-01', until: '2026-06-30' },
      { from: '2026-07-01', until: '2026-12-31' },
    ]);
    await expect(
      world.act(desk(OTHER_CITY), 'catalogue.end', { projectId: first.id, until: '2026-11-30' }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await world.refused(
      world.act(desk(), 'catalogue.end', { projectId: first.id, until: '2027-01-31' }),
      'subsidies.catalogue.dates',
    );
  });

  it('a completed class is a subsidised one when its project stood in the catalogue on its first day', async () => {
    await complete('cohort-1', '2026-03-23');
    await complete('cohort-early', '2025-12-31');
    await complete('cohort-2', '2026-03-23', OTHER_CITY);
    const said = await world.eventsOf('subsidies.cohort-subsidised');
    expect(said.map(({ data }) => data)).toEqual([{ cohortId: 'cohort-1', orgId: ORG, ...BIG_DATA, on: '2026-05-22' }]);
  });

  it('hours are computed once, of the year of completion, and declared by whom the city says', async () => {
    const completed = (person: string, city: string) =>
      world.publish({
        type: 'training.enrolment-completed',
        src: `enrolment/enrolment-${person}`,
        tenant: city,
        data: {
          cohortId: 'cohort-1',
          orgId: ORG,
          personId: person,
          ...BIG_DATA,
          minutes: 2880,
          startedOn: '2026-03-23',
          on: '2026-05-22',
        },
      });
    await completed('p-here', CITY);
    await completed('p-there', OTHER_CITY);
    const computed = await world.eventsOf('subsidies.ce-hours-computed');
    expect(computed.map(({ tenant, data }) => [tenant, data['category'], data['year'], data['minutes']])).toEqual(
      expect.arrayContaining([
        [CITY, '专业课', 2026, 2880],
        [OTHER_CITY, '其他学时认定', 2026, 2880],
      ]),
    );
    const list = await world.call<{ items: { recordId: string; city: string }[] }>(manager, 'ceHours.list', {});
    expect(list.items).toHaveLength(2);
    expect((await world.call<{ items: unknown[] }>(stranger, 'ceHours.list', {})).items).toEqual([]);
    const here = list.items.find(({ city }) => city === CITY)!.recordId;
    const there = list.items.find(({ city }) => city === OTHER_CITY)!.recordId;
    await expect(world.act(stranger, 'ceHours.declare', { recordId: here })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await world.refused(
      world.act(trainee('p-here'), 'ceHours.declare', { recordId: here }),
      'subsidies.ce-hours.declarer',
    );
    await world.refused(world.act(manager, 'ceHours.declare', { recordId: there }), 'subsidies.ce-hours.declarer');
    const declare = { commandId: newCommandId(), recordId: here };
    const first = await world.act(manager, 'ceHours.declare', declare);
    expect(await world.act(manager, 'ceHours.declare', declare)).toEqual(first);
    await world.act(trainee('p-there'), 'ceHours.declare', { recordId: there });
    await world.refused(world.act(manager, 'ceHours.declare', { recordId: here }), 'subsidies.ce-hours.state');
    expect(await world.eventsOf('subsidies.ce-hours-declared')).toHaveLength(2);
  });

  it('a title is noticed to whoever does not hold it yet, and withdrawn with the certificate', async () => {
    world.identity.people.set('p-none', {});
    world.identity.people.set('p-same', { title: '助理工程师' });
    world.identity.people.set('p-higher', { title: '高级工程师' });
    for (const person of ['p-none', 'p-same', 'p-higher']) await world.certify(person, { cohortId: 'cohort-1' });
    await world.certify('p-senior', { cohortId: 'cohort-1', level: 'senior' });
    const noticed = await world.eventsOf('subsidies.title-eligible');
    expect(noticed.map(({ data }) => [data['personId'], data['title']])).toEqual([['p-none', '助理工程师']]);
    await world.revoke('certificate-p-none');
    await world.revoke('certificate-p-same');
    const withdrawn = await world.eventsOf('subsidies.title-withdrawn');
    expect(withdrawn.map(({ data }) => data['levelCertificateId'])).toEqual(['certificate-p-none']);
    const mine = await world.call<{ items: { status: string }[] }>(trainee('p-none'), 'title.mine', {});
    expect(mine.items).toMatchObject([{ status: 'withdrawn', title: '助理工程师' }]);
  });
});
