import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of this workspace; every path of the demo starts here. */
export const e2eRoot = join(import.meta.dirname, '..', '..');
export const repositoryRoot = join(e2eRoot, '..');

/** What every class of the scenario says of itself; dates are business dates. */
export interface ClassPlan {
  readonly city: string;
  readonly institution: string;
  readonly occupation: string;
  readonly direction: string | null;
  readonly level: string;
  readonly quota: number;
  readonly venue: string;
}

export interface CohortDates {
  readonly plan?: string;
  readonly planRecorded?: string;
  readonly catalogue?: string;
  readonly opened: string;
  readonly approved?: string;
  readonly announced?: string;
  readonly enrolling: string;
  readonly admitted: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly attendance: string;
  readonly exam: string;
  readonly refused?: string;
  readonly completed: string;
  readonly trainingCertificates: string;
  /** Day on which continuing-education hours are declared, and by whom in this city. */
  readonly hours: string;
  readonly hoursBy: 'institution' | 'trainee';
  readonly reported: string;
  readonly sessions?: readonly string[];
}

export type AssessmentDates = Readonly<
  Record<
    | 'applied'
    | 'reviewed'
    | 'planned'
    | 'scheduled'
    | 'locked'
    | 'theoryOn'
    | 'abilityOn'
    | 'scored'
    | 'confirmed'
    | 'reported'
    | 'provinceConfirmed'
    | 'approved'
    | 'prepared'
    | 'issued',
    string
  >
>;

type SubsidyDay =
  | 'claimed'
  | 'accepted'
  | 'verified'
  | 'noticed'
  | 'locked'
  | 'authorised'
  | 'paid'
  | 'again'
  | 'accountChanged'
  | 'relocked'
  | 'repaid';
/** Ranks count those who passed, in the order of the score sheet, from 1. */
export type SubsidyDates = Readonly<Record<SubsidyDay, string>> & {
  readonly rejectedRank: number;
  readonly againRank: number;
};

export interface RevocationDates {
  readonly proposed: string;
  readonly revoked: string;
  readonly recovered: string;
  /** Rank among those who passed, hold no title at all, and were paid at once. */
  readonly withoutTitleRank: number;
}

/** One class from its plan to its form; what a city does not ask for is missing. */
export interface TrackPlan extends ClassPlan {
  readonly evaluator: string;
  readonly titleOfLevel: string;
  readonly relatedMajors: readonly string[];
  readonly roster: string;
  readonly attendance?: string;
  readonly scores?: string;
  readonly notListed?: { readonly on: string; readonly occupation: string };
  readonly cohort: CohortDates;
  readonly assessment: AssessmentDates;
  readonly subsidy?: SubsidyDates;
  readonly revocation?: RevocationDates;
  readonly forms?: Readonly<Record<string, string>>;
}

export interface HostilePlan extends ClassPlan {
  readonly evaluator: string;
  readonly roster: string;
  readonly expected: string;
  readonly plan: string;
  readonly planRecorded: string;
  readonly opened: string;
  readonly approved: string;
  readonly enrolling: string;
  readonly imported: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly sessions: readonly string[];
}

export interface ElsewherePlan extends ClassPlan {
  readonly opened: string;
  readonly announced: string;
  readonly enrolling: string;
  readonly tried: string;
  /** Row number of the trainee, by the sheet's own 序号. */
  readonly triedByRow: number;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly sessions: readonly string[];
}

export interface Scenario {
  readonly year: number;
  readonly start: string;
  readonly overlay: string;
  readonly province: string;
  readonly requiredMinutes: number;
  readonly subsidyFen: number;
  readonly passMark: number;
  readonly tracks: Readonly<Record<string, TrackPlan>>;
  readonly hostile: HostilePlan;
  readonly elsewhere: ElsewherePlan;
}

export const scenarioPath = join(e2eRoot, 'scenario.json');

export const readScenario = (): Scenario => JSON.parse(readFileSync(scenarioPath, 'utf8')) as Scenario;
