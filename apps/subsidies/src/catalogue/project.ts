import type { EventOf } from '@peiyu/domain/events/contract.ts';
import type { ProjectEnded, ProjectListed } from '@peiyu/domain/events/subsidies.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { NotFound } from '@peiyu/kit/errors.ts';
import { derivedId } from '@peiyu/kit/ids.ts';
import type { Subject } from '../subject.ts';
import { subjectOf } from '../subject.ts';

/** One stay in the catalogue, `until` included; null = open. */
export interface Period {
  readonly from: string;
  readonly until: string | null;
}

/** A project of the city's subsidy catalogue (补贴目录): institution × occupation, direction, level; its stays never overlap. W-V(3), H-III(5) */
export interface Project extends Subject {
  readonly orgId: string;
  readonly periods: readonly Period[];
}

export type ProjectEvent = EventOf<typeof ProjectListed> | EventOf<typeof ProjectEnded>;

/** The one id a project can have in a city, so that two desks listing it at once meet in one document. */
export const projectIdOf = (city: string, orgId: string, subject: Subject): string =>
  derivedId('project', city, orgId, subject.occupation, subject.direction ?? '', subject.level);

export function evolve(state: Project | undefined, event: ProjectEvent): Project {
  const { data } = event;
  const facts = { orgId: data.orgId, ...subjectOf(data) };
  const periods = state?.periods ?? [];
  if (event.type === 'subsidies.project-listed') {
    return { ...facts, periods: [...periods, { from: event.data.from, until: event.data.until }] };
  }
  const at = endedPeriod(periods, data.until ?? '');
  return { ...facts, periods: periods.map((period, i) => (i === at ? { ...period, until: data.until } : period)) };
}

interface Listing extends Subject, Period {
  readonly projectId: string;
  readonly orgId: string;
  /** The institution may train this occupation here on the day the stay begins (W-II, H-II(1)). */
  readonly mayTrain: boolean;
}

export function listProject(state: Project | undefined, listing: Listing): ProjectEvent[] {
  const { mayTrain, ...data } = listing;
  if (data.until !== null && data.until < data.from) throw new Refusal('subsidies.catalogue.dates');
  if (!mayTrain) {
    throw new Refusal('subsidies.catalogue.not-listed', { date: data.from, occupation: data.occupation });
  }
  if (state?.periods.some((period) => overlap(period, data))) throw new Refusal('subsidies.catalogue.overlap');
  return [{ type: 'subsidies.project-listed', data }];
}

/** Ends the stay that runs on a date; said again for the same day it changes nothing. */
export function endProject(state: Project | undefined, command: { projectId: string; until: string }): ProjectEvent[] {
  if (!state) throw new NotFound();
  const { projectId, until } = command;
  if (state.periods.some((period) => period.until === until)) return [];
  if (endedPeriod(state.periods, until) < 0) throw new Refusal('subsidies.catalogue.dates');
  return [{ type: 'subsidies.project-ended', data: { projectId, orgId: state.orgId, ...subjectOf(state), until } }];
}

/** True when a stay covers a date. */
export const covers = (project: Pick<Project, 'periods'>, date: string): boolean =>
  project.periods.some(({ from, until }) => from <= date && (until === null || date <= until));

const endedPeriod = (periods: readonly Period[], until: string): number =>
  periods.findIndex((period) => period.from <= until && (period.until === null || until < period.until));

const overlap = (a: Period, b: Period): boolean =>
  (a.until === null || b.from <= a.until) && (b.until === null || a.from <= b.until);
