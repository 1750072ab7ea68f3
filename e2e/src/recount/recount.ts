import type { Scenario, TrackPlan } from '../demo/scenario.ts';
import type { ClockFigures, FormFigures, TrackFigures, YearFigures } from '../outcome-shape.ts';
import type { ArchivedEvent } from './events.ts';
import { idOf } from './events.ts';

/** The year counted again from the archive of events alone. */
export function recount(events: readonly ArchivedEvent[], scenario: Scenario): YearFigures {
  const counts = new Recount(events);
  const tracks = Object.entries(scenario.tracks).map(([key, plan]) => [key, counts.track(plan)] as const);
  const late = Object.entries(scenario.tracks).flatMap(([key, { city }]) =>
    counts.late(city).map((kind) => `${key} ${kind}`),
  );
  return {
    tracks: Object.fromEntries(tracks),
    hostileCommitted: counts.enrolledAt(scenario.hostile),
    lateClocks: late.toSorted(),
  };
}

const text = (event: ArchivedEvent, field: string): string => String(event.data[field]);
const number = (event: ArchivedEvent, field: string): number => Number(event.data[field]);

class Recount {
  readonly #events: readonly ArchivedEvent[];

  constructor(events: readonly ArchivedEvent[]) {
    this.#events = events;
  }

  #of(type: string, where: Readonly<Record<string, string>> = {}): ArchivedEvent[] {
    const wanted = Object.entries(where);
    return this.#events.filter(
      (event) => event.type === type && wanted.every(([field, is]) => event.data[field] === is),
    );
  }

  #cohort({
    city,
    institution,
    occupation,
    level,
  }: Pick<TrackPlan, 'city' | 'institution' | 'occupation' | 'level'>): string {
    const orgId = this.#organisation(institution);
    const opened = this.#of('training.cohort-opened', { orgId, occupation, level });
    return opened.filter(({ tenant }) => tenant === city).map(idOf)[0] ?? '';
  }

  #organisation(name: string): string {
    return this.#of('identity.organisation-registered', { name }).map((event) => text(event, 'orgId'))[0] ?? '';
  }

  enrolledAt(plan: Pick<TrackPlan, 'city' | 'institution' | 'occupation' | 'level'>): number {
    return this.#of('training.enrolment-submitted', { cohortId: this.#cohort(plan) }).length;
  }

  late(city: string): string[] {
    const done = this.#of('reporting.obligation-submitted').filter(({ data }) => data['late'] === true);
    return done.filter(({ tenant }) => tenant === city).map((event) => text(event, 'kind'));
  }

  track(plan: TrackPlan): TrackFigures {
    const cohortId = this.#cohort(plan);
    const completed = this.#of('training.cohort-completed').filter((event) => idOf(event) === cohortId);
    const applications = this.#of('assessment.application-submitted', { cohortId });
    const ids = new Set(applications.map(idOf));
    const applied = (type: string): ArchivedEvent[] => this.#of(type).filter((event) => ids.has(idOf(event)));
    const failed = applied('assessment.application-failed');
    const absent = failed.filter(({ data }) => data['absent'] === true);
    const issued = this.#of('certificates.level-certificate-issued', { cohortId });
    const certificates = new Set(issued.map(idOf));
    const titles = (type: string): number =>
      this.#of(type).filter((event) => certificates.has(text(event, 'levelCertificateId'))).length;
    return {
      enrolled: this.enrolledAt(plan),
      deskCopies: this.#of('training.enrolment-desk-copied', { cohortId }).length,
      completed: this.#of('training.enrolment-completed', { cohortId }).length,
      failed: this.#of('training.enrolment-failed', { cohortId }).length,
      completedOn: completed.map((event) => text(event, 'on')).join(),
      applied: applications.length,
      qualified: applied('assessment.application-qualified').length,
      notQualified: applied('assessment.application-refused').length,
      absent: absent.length,
      voided: applied('assessment.application-voided').length,
      notPassed: failed.length - absent.length,
      passed: applied('assessment.application-passed').length,
      certificates: issued.length,
      certificatesOn: [...new Set(issued.map((event) => text(event, 'on')))].join(),
      hoursDeclared: this.#hoursDeclared(cohortId),
      titleNotices: titles('subsidies.title-eligible'),
      titleNoticesWithdrawn: titles('subsidies.title-withdrawn'),
      revoked: this.#of('certificates.level-certificate-revoked', { cohortId }).length,
      ...this.#money(cohortId),
      ...this.#forms(plan, { cohortId, completed, issued }),
      clocks: this.#clocks(plan, cohortId),
    };
  }

  #hoursDeclared(cohortId: string): number {
    const finished = new Set(this.#of('training.enrolment-completed', { cohortId }).map(idOf));
    const records = this.#of('subsidies.ce-hours-computed').filter((event) => finished.has(text(event, 'enrolmentId')));
    const sources = new Set(records.map(({ src }) => src));
    return this.#of('subsidies.ce-hours-declared').filter(({ src }) => sources.has(src)).length;
  }

  #money(cohortId: string) {
    const claims = new Set(this.#of('subsidies.claim-submitted', { cohortId }).map(idOf));
    const paid = this.#of('subsidies.claim-paid', { cohortId });
    const days = [...new Set(paid.map((event) => text(event, 'on')))].toSorted();
    const notices = this.#of('subsidies.notice-published').filter(({ data }) =>
      (data['claimIds'] as readonly string[]).some((id) => claims.has(id)),
    );
    const recovered = this.#of('subsidies.recovery-ordered').filter((event) => claims.has(text(event, 'claimId')));
    const sum = (events: readonly ArchivedEvent[]): number =>
      events.reduce((total, event) => total + number(event, 'amount'), 0);
    return {
      claims: claims.size,
      payments: days.map((on) => {
        const lines = paid.filter((event) => text(event, 'on') === on);
        return { on, count: lines.length, fen: sum(lines) };
      }),
      payFailures: this.#of('subsidies.claim-pay-failed').filter((event) => claims.has(idOf(event))).length,
      noticeUntil: notices.map((event) => text(event, 'until'))[0] ?? null,
      recoveredFen: sum(recovered),
      ledgerFen: sum(paid),
    };
  }

  /** Facts by the first form sealed on their day or later: counted here anew, not read from the sealed forms. */
  #forms(
    plan: TrackPlan,
    of: { cohortId: string; completed: readonly ArchivedEvent[]; issued: readonly ArchivedEvent[] },
  ) {
    const orgId = this.#organisation(plan.institution);
    const sealed = this.#of('reporting.quarterly-report-sealed', { orgId }).filter(
      ({ tenant }) => tenant === plan.city,
    );
    const order = sealed.toSorted((a, b) => text(a, 'quarter').localeCompare(text(b, 'quarter')));
    const paid = this.#of('subsidies.claim-paid', { cohortId: of.cohortId });
    const facts = [
      ...of.completed.map((event) => ({ on: text(event, 'on'), add: [1, number(event, 'passed'), 0, 0, 0, 0] })),
      ...this.#of('subsidies.cohort-subsidised', { cohortId: of.cohortId }).map((event) => ({
        on: text(event, 'on'),
        add: [0, 0, 0, 1, 0, 0],
      })),
      ...of.issued.map((event) => ({ on: text(event, 'on'), add: [0, 0, 0, 0, 1, 0] })),
      ...paid.map((event) => ({ on: text(event, 'on'), add: [0, 0, number(event, 'amount'), 0, 0, 1] })),
    ];
    const forms: Record<string, FormFigures> = {};
    for (const [index, event] of order.entries()) {
      const before = order[index - 1];
      const [from, to] = [before ? dayOf(before) : '', dayOf(event)];
      const taken = facts.filter(({ on }) => on > from && on <= to);
      forms[text(event, 'quarter')] = total(taken.map(({ add }) => add));
    }
    const inForms = Object.values(forms).reduce((sum, [, , fen]) => sum + fen, 0);
    return { forms, yearToDateFen: order.length > 0 ? inForms : null };
  }

  #clocks(plan: TrackPlan, cohortId: string): Record<string, ClockFigures> {
    const sittings = this.#of('assessment.application-scheduled').filter((event) => this.#isOf(event, cohortId));
    const sittingId = sittings.map((event) => text(event, 'sittingId'))[0] ?? '';
    const confirmationId = this.#of('assessment.confirmation-received', { sittingId }).map(idOf)[0] ?? '';
    const orgId = this.#organisation(plan.institution);
    const reports = this.#of('reporting.quarterly-report-sealed', { orgId }).filter(
      ({ tenant }) => tenant === plan.city,
    );
    const subjects: readonly (readonly [string, string, string])[] = [
      ['D1', 'D1', cohortId],
      ['D2', 'D2', sittingId],
      ['D3', 'D3', confirmationId],
      ['D4', 'D4', confirmationId],
      ...reports.map((event) => [`D5 ${text(event, 'quarter')}`, 'D5', idOf(event)] as const),
    ];
    return Object.fromEntries(subjects.map(([name, kind, subjectId]) => [name, this.#clock(kind, subjectId)]));
  }

  #isOf(event: ArchivedEvent, cohortId: string): boolean {
    return this.#of('assessment.application-submitted', { cohortId }).some(
      (application) => application.src === event.src,
    );
  }

  #clock(kind: string, subjectId: string): ClockFigures {
    const created = this.#of('reporting.obligation-created', { kind, subjectId })[0];
    const done = this.#of('reporting.obligation-submitted', { kind }).find(({ src }) => src === created?.src);
    return {
      due: created ? text(created, 'due') : '',
      doneOn: done ? text(done, 'on') : '',
      late: done?.data['late'] === true,
    };
  }
}

/** The business day on which a form was sealed. */
const dayOf = (event: ArchivedEvent): string =>
  new Date(Date.parse(text(event, 'cutoff')) + 8 * 3_600_000).toISOString().slice(0, 10);

const total = (rows: readonly (readonly number[])[]): FormFigures => {
  const sum = (at: number): number => rows.reduce((all, row) => all + (row[at] ?? 0), 0);
  return [sum(0), sum(1), sum(2), sum(3), sum(4), sum(5)];
};
