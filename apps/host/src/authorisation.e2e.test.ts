import { ROLES, allPermissions, mayCall } from '@peiyu/domain/permissions/index.ts';
import type { PermissionRow, Role } from '@peiyu/domain/permissions/index.ts';
import { newCommandId } from '@peiyu/kit/testing/boot.ts';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Host } from './host.ts';
import type { Records } from './testing/one-person.ts';
import type { Answer, Seats } from './testing/seats.ts';
import { readConfig } from './config.ts';
import { startHost } from './host.ts';
import { playOnePerson } from './testing/one-person.ts';
import { openSeats, proceduresOf } from './testing/seats.ts';

let dataDir: string;
let host: Host;
let seats: Seats;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'peiyu-rights-'));
  const config = readConfig({
    PORT: '0',
    PEIYU_DATA: dataDir,
    PEIYU_DATABASE_PREFIX: `t${randomBytes(6).toString('hex')}`,
    PEIYU_ADMIN_PASSWORD: 'Harbour-lantern-2026',
    PEIYU_CLOCK: '2026-02-02T09:00:00+08:00',
    PEIYU_OVERLAYS: 'demo-2026',
    PEIYU_LOG: 'silent',
  });
  host = await startHost(config, process.env['MONGO_URL'] ?? '');
  seats = await openSeats(host.platform.services);
});
afterAll(async () => {
  await seats.close();
  await host.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const rows: readonly (readonly [string, PermissionRow])[] = Object.entries(allPermissions);
const NO_RIGHT = ['identity.right.missing', 'kit.forbidden'];

describe('every procedure has one row, and the row decides before any input is looked at (H14)', () => {
  it('the table names exactly the procedures of the routers', () => {
    expect(Object.keys(allPermissions).toSorted()).toEqual([...proceduresOf(host.platform.services).keys()].toSorted());
  });

  it.each(rows)('%s: nobody signed in', async (procedure, row) => {
    const { status, body } = await seats.ask(undefined, procedure);
    const reason = body.error?.data.reason;
    if (row.roles === 'public') expect([401, 403]).not.toContain(status);
    else expect([status, reason]).toEqual([401, 'kit.unauthenticated']);
  });

  it.each(ROLES)('%s: called by right, refused without it', async (role) => {
    const seat = seats.sit(`role-${role}`, placeOf(role));
    const wrong: string[] = [];
    for (const [procedure, row] of rows) {
      const { status, body } = await seats.ask(seat, procedure);
      const refused = status === 403 && NO_RIGHT.includes(body.error?.data.reason ?? '');
      if (refused === mayCall(row, role)) wrong.push(`${procedure}: ${status} ${body.error?.data.reason ?? ''}`);
    }
    expect(wrong).toEqual([]);
  });
});

const placeOf = (role: Role) => ({ role, place: '371700', org: 'no-such-body', person: 'no-such-person' });

/** For each role the places and bodies that have nothing to do with the record. */
function strangersFor(role: Role, { orgId, evaluatorId }: Records) {
  const other = { role, org: 'another-body', person: 'another-person' };
  if (role === 'trainee') return [{ ...other, place: '000000' }];
  if (role === 'cityDesk' || role === 'province') return [{ role, place: role === 'province' ? '360000' : '371700' }];
  // Its own body, appointed in another province: the place counts as well as the body.
  const own = role.startsWith('ti.') ? orgId : evaluatorId;
  const elsewhere = /^(?:ti|ei)\./u.test(role) ? [{ role, org: own, place: '360000' }] : [];
  return [{ ...other, place: '371700' }, { ...other, place: '370000' }, ...elsewhere].filter(
    ({ place }) => /^(?:ti|ei)\./u.test(role) || place !== '370000',
  );
}

const saidBy = ({ status, body }: Answer) => [status, body.error?.data.reason];

describe('a record of another city, body or person looks absent (architecture 8)', () => {
  let records: Records;
  beforeAll(async () => {
    records = await playOnePerson(seats, host.platform);
  });

  it('is there for those it belongs to', async () => {
    for (const { procedure, input, by } of records.reads) {
      const { status, body } = await seats.ask(by, procedure, input);
      expect([procedure, status, body.error]).toEqual([procedure, 200, undefined]);
    }
  });

  it.each(['reads', 'commands'] as const)('answers the %s of strangers as an id that nobody has', async (kind) => {
    const told: unknown[] = [];
    let asked = 0;
    for (const { procedure, input: said } of records[kind]) {
      const input = kind === 'reads' ? said : { ...said, commandId: newCommandId() };
      const row = rows.find(([name]) => name === procedure)?.[1];
      const [key = ''] = Object.keys(said);
      for (const role of ROLES.filter((name) => row && mayCall(row, name))) {
        for (const [at, session] of strangersFor(role, records).entries()) {
          const seat = seats.sit(`stranger-${role}-${at}`, session);
          const found = await seats.ask(seat, procedure, input);
          const absent = await seats.ask(seat, procedure, { ...input, [key]: 'there-is-no-such-id' });
          asked += 1;
          if (found.status !== 404 || JSON.stringify(found) !== JSON.stringify(absent))
            told.push({ procedure, session, found: saidBy(found), absent: saidBy(absent) });
        }
      }
    }
    expect(told).toEqual([]);
    expect(asked).toBeGreaterThanOrEqual(records[kind].length);
  });
});
