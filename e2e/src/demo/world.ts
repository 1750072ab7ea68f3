import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Client } from './client.ts';
import type { Link } from './link.ts';
import type { Scenario, TrackPlan } from './scenario.ts';
import type { Grid, RosterLine, SheetSession } from './sheets.ts';

/** One trainee of the scenario, with what the year has brought them so far. */
export interface Trainee extends RosterLine {
  readonly client: Client;
  enrolmentId?: string;
  trainingCertificateId?: string;
  applicationId?: string;
  levelCertificateId?: string;
  claimId?: string;
  claimNumber?: string;
}

/** One class of the scenario while it is played. */
export interface Track {
  readonly key: string;
  readonly plan: TrackPlan;
  readonly trainees: readonly Trainee[];
  readonly sessions: readonly SheetSession[];
  readonly roster: Uint8Array;
  readonly attendance: Uint8Array;
  readonly attendanceGrid: Grid;
  /** Of the fixtures; undefined = generated once it is known who sits. */
  readonly scores: Uint8Array | undefined;
  readonly passed: Trainee[];
  planId?: string;
  lineId?: string;
  cohortId?: string;
  sittingId?: string;
  confirmationId?: string;
}

/** What is asked of the platform while it refuses, remembered for the comparison. */
export interface Seen {
  readonly refusals: Record<string, { reason: string; facts: unknown; text: string }>;
  hostilePreview: { row: number; name: string; verdict: string }[];
  hostileHidden: readonly string[];
  hostileCommitted: number;
  refusedCompletions: number[];
  applicationRefusals: number;
  verifiedRevoked: string;
  title: string;
}

/** Everything a step may use. */
export class World {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly outDir: string;
  readonly link: Link;
  readonly anybody: Client;
  readonly tracks: readonly Track[];
  readonly fixtures: string;
  readonly organisations = new Map<string, string>();
  readonly cohorts = new Map<string, string>();
  readonly reports = new Map<string, string>();
  readonly seen: Seen = {
    refusals: {},
    hostilePreview: [],
    hostileHidden: [],
    hostileCommitted: 0,
    refusedCompletions: [],
    applicationRefusals: 0,
    verifiedRevoked: '',
    title: '',
  };
  readonly #users = new Map<string, Client>();

  constructor(of: {
    scenario: Scenario;
    seed: string;
    outDir: string;
    fixtures: string;
    link: Link;
    tracks: readonly Track[];
  }) {
    this.scenario = of.scenario;
    this.seed = of.seed;
    this.outDir = of.outDir;
    this.fixtures = of.fixtures;
    this.link = of.link;
    this.tracks = of.tracks;
    this.anybody = new Client(of.link, 'anybody');
  }

  /** The user of a post, one browser each. */
  as(user: string): Client {
    const known = this.#users.get(user);
    if (known) return known;
    const made = new Client(this.link, user);
    this.#users.set(user, made);
    return made;
  }

  organisation(name: string): string {
    return found(this.organisations.get(name), `the organisation ${name}`);
  }

  /** Waits until everything that follows from what was done has happened. */
  async settle(): Promise<void> {
    const { status } = await this.link.call('/dev/settle', { method: 'POST' });
    if (status !== 200) throw new Error(`the platform did not settle: ${status}`);
  }

  fixture(name: string): string {
    return join(this.fixtures, name);
  }
}

/** Strong, never printed, and the same for the same run and user. */
export const passwordOf = (seed: string, user: string): string =>
  `Py-${createHash('sha256').update(`${seed}|password|${user}`).digest('base64url').slice(0, 22)}`;

export function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`${what} is not known yet`);
  return value;
}

/** One act of the year. `at` is Shanghai time, `YYYY-MM-DDTHH:MM`; what `run` answers is printed beside it. */
export interface Step {
  readonly at: string;
  readonly who: string;
  readonly what: string;
  run(world: World): Promise<string>;
}
