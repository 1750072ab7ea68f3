import type { ClockFigures, FormFigures, TrackFigures, YearFigures } from '../outcome-shape.ts';
import { each } from './client.ts';
import { readBenefits } from './outcome-money.ts';
import { applicants, seatsOf } from './steps/assessment.ts';
import type { CertificateRow } from './steps/certificates.ts';
import { cohortIdOf } from './steps/cohort.ts';
import { reportOf } from './steps/reporting.ts';
import { desk, ei, PROVINCE, ti } from './steps/staff.ts';
import type { Seen, Track, World } from './world.ts';
import { found } from './world.ts';

/** The figures of a played year, read from the platform, and what was seen while it was played. */
export interface Outcome extends YearFigures {
  readonly seen: Seen;
}

interface ObligationRow {
  readonly id: string;
  readonly tenant: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly trigger: string;
  readonly due: string;
  readonly submittedOn: string | null;
  readonly late: boolean;
}

interface FormView {
  readonly figures: readonly FormRow[];
  readonly yearToDate: readonly FormRow[];
}

interface FormRow {
  readonly occupation: string;
  readonly classesTrained: number;
  readonly peopleTrained: number;
  readonly subsidyPaid: number;
  readonly subsidisedClasses: number;
  readonly certificateHolders: number;
  readonly subsidyRecipients: number;
}

export async function gatherOutcome(world: World): Promise<Outcome> {
  const entries = await each(world.tracks, async (track) => [track.key, await figuresOf(world, track)] as const);
  const late = await each(world.tracks, (track) => lateOf(world, track));
  return {
    tracks: Object.fromEntries(entries),
    hostileCommitted: world.seen.hostileCommitted,
    lateClocks: late.flat().toSorted(),
    seen: world.seen,
  };
}

async function figuresOf(world: World, track: Track): Promise<TrackFigures> {
  const { plan } = track;
  const counts = await countsOf(world, track);
  const clocks = await clocksOf(world, track);
  const seats = await seatsOf(world, track);
  const confirmationId = found(track.confirmationId, 'the confirmation');
  const certificates = await world
    .as(ei(plan.evaluator))
    .all<CertificateRow>('certificates.levelCertificate.list', { confirmationId });
  const copies = await obligations(world, { user: desk(plan.city), kind: 'D6' });
  const applied = applicants(track).length;
  const { notQualified } = await applicationCounts(world, track);
  const { forms, yearToDateFen } = await formsOf(world, track);
  return {
    enrolled: track.trainees.length,
    deskCopies: copies.length,
    completed: counts['passed'] ?? 0,
    failed: counts['failed'] ?? 0,
    completedOn: clocks.completedOn,
    applied,
    qualified: applied - notQualified,
    notQualified,
    absent: seats.filter(({ scores }) => scores?.absent === true).length,
    voided: seats.filter(({ status }) => status === 'voided').length,
    notPassed: seats.filter(({ status, scores }) => status === 'failed' && scores?.absent !== true).length,
    passed: seats.filter(({ status }) => status === 'passed').length,
    certificates: certificates.filter(({ number }) => number !== null).length,
    certificatesOn: [...new Set(certificates.map(({ issuedOn }) => issuedOn))].join(),
    revoked: certificates.filter(({ status }) => status === 'revoked').length,
    ...(await readBenefits(world, track)),
    yearToDateFen,
    forms,
    clocks: clocks.of,
  };
}

async function countsOf(world: World, track: Track): Promise<Readonly<Record<string, number>>> {
  const user = world.as(ti(track.plan.institution));
  const input = { cohortId: cohortIdOf(world, track) };
  return (await user.query<{ counts: Record<string, number> }>('training.cohort.get', input)).counts;
}

async function applicationCounts(world: World, track: Track): Promise<{ notQualified: number }> {
  const input = { status: 'notQualified' };
  const refused = await world.as(ei(track.plan.evaluator)).all('assessment.application.list', input);
  return { notQualified: refused.length };
}

async function clocksOf(world: World, track: Track) {
  const province = await obligations(world, { user: PROVINCE });
  const city = await obligations(world, { user: desk(track.plan.city), kind: 'D5' });
  const pick = (rows: readonly ObligationRow[], kind: string, subjectId: string): ObligationRow =>
    found(
      rows.find((row) => row.kind === kind && row.subjectId === subjectId),
      `the clock ${kind}`,
    );
  const d1 = pick(province, 'D1', cohortIdOf(world, track));
  const confirmationId = found(track.confirmationId, 'the confirmation');
  const of: Record<string, ClockFigures> = {
    D1: clock(d1),
    D2: clock(pick(province, 'D2', found(track.sittingId, 'the sitting'))),
    D3: clock(pick(province, 'D3', confirmationId)),
    D4: clock(pick(province, 'D4', confirmationId)),
  };
  for (const quarter of Object.keys(track.plan.forms ?? {})) {
    const { id } = await reportOf(world, { ...track.plan, quarter });
    of[`D5 ${quarter}`] = clock(pick(city, 'D5', id));
  }
  return { of, completedOn: d1.trigger };
}

const clock = ({ due, submittedOn, late }: ObligationRow): ClockFigures => ({ due, doneOn: submittedOn ?? '', late });

const obligations = (
  world: World,
  of: { user: string; kind?: string; lateOnly?: boolean },
): Promise<ObligationRow[]> => {
  const { user, ...input } = of;
  return world.as(user).all<ObligationRow>('reporting.obligation.list', input);
};

/** Everything late in a city, whoever owed it. */
async function lateOf(world: World, track: Track): Promise<string[]> {
  const rows = await obligations(world, { user: desk(track.plan.city), lateOnly: true });
  return rows.map(({ kind }) => `${track.key} ${kind}`);
}

async function formsOf(world: World, track: Track) {
  const forms: Record<string, FormFigures> = {};
  const { occupation } = track.plan;
  const user = world.as(ti(track.plan.institution));
  let yearToDateFen: number | null = null;
  for (const quarter of Object.keys(track.plan.forms ?? {})) {
    const { id } = await reportOf(world, { ...track.plan, quarter });
    const view = await user.query<FormView>('reporting.quarterlyReport.get', { reportId: id });
    forms[quarter] = rowOf(view.figures.find((figures) => figures.occupation === occupation));
    yearToDateFen = view.yearToDate.reduce((sum, { subsidyPaid }) => sum + subsidyPaid, 0);
  }
  return { forms, yearToDateFen };
}

function rowOf(row: FormRow | undefined): FormFigures {
  if (row === undefined) return [0, 0, 0, 0, 0, 0];
  const { classesTrained, peopleTrained, subsidyPaid, subsidisedClasses, certificateHolders, subsidyRecipients } = row;
  return [classesTrained, peopleTrained, subsidyPaid, subsidisedClasses, certificateHolders, subsidyRecipients];
}
