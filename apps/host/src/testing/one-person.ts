import { checkCharacter } from '@peiyu/domain/values/index.ts';
import type { Platform } from '../platform.ts';
import { settle } from '../platform-clock.ts';
import type { Seats } from './seats.ts';

const SUBJECT = { occupation: 'bigData', direction: null, level: 'junior' } as const;
const CITY = '371000';
const FIRST = '37100219900101000';
/** A number that belongs to nobody: sequence 000. */
const NUMBER = FIRST + checkCharacter(FIRST);

/** Ids of one person's way from the plan to the bank, each read by somebody of the right place and body. */
export interface Records {
  readonly orgId: string;
  readonly evaluatorId: string;
  readonly personId: string;
  /** Procedure and input of every read by id, with a seat that may see it. */
  readonly reads: readonly {
    readonly procedure: string;
    readonly input: Record<string, string>;
    readonly by: string;
  }[];
  /** Commands on these records; their moment is over, so whoever may give them is told of the state. */
  readonly commands: readonly { readonly procedure: string; readonly input: Record<string, string> }[];
}

/** One person goes the whole way, through the procedures; every seat stands in the right place. */
export async function playOnePerson(seats: Seats, platform: Platform): Promise<Records> {
  const { does, sit } = seats;
  const settled = (): Promise<void> => settle(platform.services.map(({ kernel }) => kernel));
  const on = async (date: string): Promise<void> => platform.clock?.advanceTo(`${date}T02:00:00.000Z`);
  const job = async (seat: string, procedure: string, input: object): Promise<string> => {
    const { jobId } = await does<{ jobId: string }>(seat, procedure, input);
    await settled();
    return jobId;
  };
  sit('system', { role: 'system', place: '000000' });
  sit('desk', { role: 'cityDesk', place: CITY });
  sit('province', { role: 'province', place: '370000' });
  for (const role of ['finance', 'subsidy.a', 'subsidy.b'] as const) sit(role, { role, place: CITY, person: role });
  const bodyOf = async (name: string, kind: 'training' | 'evaluation'): Promise<string> => {
    const kinds = [kind === 'training' ? 'trainingInstitution' : 'evaluationInstitution'];
    const { id } = await does('system', 'identity.organisation.register', { name, kinds, division: '370200' });
    const listing = { orgId: id, kind, occupation: SUBJECT.occupation, place: '370000', from: '2026-01-01' };
    await does('system', 'identity.listing.add', listing);
    return id;
  };
  const orgId = await bodyOf('示例培训学院', 'training');
  const evaluatorId = await bodyOf('示例评价中心', 'evaluation');
  sit('ti', { role: 'ti.manager', place: '370000', org: orgId });
  sit('ei', { role: 'ei.manager', place: '370000', org: evaluatorId, person: 'first' });
  sit('ei2', { role: 'ei.second', place: '370000', org: evaluatorId, person: 'second' });
  await settled();

  const rest = { cohorts: 1, places: 10, minutes: 2880, months: [3], venue: '一号楼', fee: 0 };
  const lines = [{ ...SUBJECT, ...rest, evaluatorOrgId: evaluatorId }];
  const draft = { year: 2026, lines, assessmentPlan: '理论和实操', homeReceipt: '备〔2026〕1号' };
  const { id: planId } = await does('ti', 'training.plan.draft', draft);
  await does('ei', 'training.plan.consent', { planId });
  await does('ti', 'training.plan.file', { planId });
  await does('province', 'training.plan.record', { planId });
  const plan = await does<{ lines: { lineId: string }[] }>('ti', 'training.plan.get', { planId });

  const sessions = [
    { on: '2026-03-02', minutes: 1440, online: false, practice: false },
    { on: '2026-03-03', minutes: 1440, online: false, practice: true },
  ];
  const days = { startsOn: '2026-03-02', endsOn: '2026-03-06' };
  const opening = { ...SUBJECT, ...days, planId, lineId: plan.lines[0]?.lineId, quota: 10, venue: '一号楼', sessions };
  const { id: cohortId } = await does('ti', 'training.cohort.open', { city: CITY, ...opening });
  await does('desk', 'training.cohort.approve', { cohortId });
  await does('ti', 'training.cohort.beginEnrolment', { cohortId });
  const person = {
    name: '单雄信',
    number: NUMBER,
    education: '本科',
    major: '软件工程',
    graduation: '2012-06-30',
    workYears: 3,
    employer: '某单位',
    group: '在岗职工',
    county: '环翠区',
  };
  const { id: enrolmentId } = await does('ti', 'training.enrolment.submit', { cohortId, person });
  await settled();
  const said = await platform.archive.range(`enrolment/${enrolmentId}`, 1, 1);
  const personId = String(said[0]?.data['personId']);
  sit('trainee', { role: 'trainee', place: '000000', person: personId });
  await does('trainee', 'training.enrolment.confirm', { enrolmentId, noticeVersion: 1 });
  await does('ti', 'training.enrolment.admit', { cohortId, enrolmentIds: [enrolmentId] });
  await on('2026-03-03');
  await does('ti', 'training.cohort.start', { cohortId });
  const class_ = await does<{ sessions: { sessionId: string }[] }>('ti', 'training.cohort.get', { cohortId });
  for (const { sessionId } of class_.sessions)
    await does('ti', 'training.attendance.record', { enrolmentId, sessionId, minutes: 1440 });
  await does('ti', 'training.cohort.examine', { cohortId });
  const results = [{ enrolmentId, passed: true }];
  const trainingJob = await job('ti', 'training.exam.record', { cohortId, results });
  await does('ti', 'training.enrolment.complete', { enrolmentId });
  await does('ti', 'training.cohort.complete', { cohortId });
  await settled();
  const certificatesJob = await job('ti', 'certificates.trainingCertificate.issue', { cohortId });
  const own = await does<{ items: { certificateId: string }[] }>('trainee', 'certificates.trainingCertificate.mine');
  const trainingCertificateId = own.items[0]?.certificateId ?? '';

  const application = { trainingCertificateId, evaluatorOrgId: evaluatorId, declaration: '1' };
  const { id: applicationId } = await does('trainee', 'assessment.application.submit', application);
  await does('ei', 'assessment.application.review', { applicationId });
  const sitting = { ...SUBJECT, city: CITY, site: '考核站', theoryOn: '2026-03-10', abilityOn: '2026-03-10', quota: 5 };
  const { id: sittingId } = await does('ei', 'assessment.sitting.plan', sitting);
  await does('ei', 'assessment.sitting.open', { sittingId });
  const assessmentJob = await job('ei', 'assessment.sitting.schedule', { sittingId, applicationIds: [applicationId] });
  await does('ei', 'assessment.sitting.lockRoster', { sittingId });
  await on('2026-03-11');
  await does('ei', 'assessment.sitting.recordScore', { sittingId, applicationId, theory: '80', ability: '80' });
  await does('ei', 'assessment.sitting.mark', { sittingId });
  await does('ei2', 'assessment.sitting.confirmResults', { sittingId });
  await settled();
  const { confirmationId } = await does<{ confirmationId: string }>('ei', 'assessment.sitting.report', { sittingId });
  await settled();
  await does('province', 'assessment.confirmation.confirm', { confirmationId });
  await does('province', 'assessment.confirmation.recordNational', { confirmationId, document: '批复1号' });
  await settled();
  await does('ei', 'certificates.levelCertificate.prepareIssue', { confirmationId });
  await job('ei2', 'certificates.levelCertificate.issue', { confirmationId });
  const held = await does<{ items: { certificateId: string }[] }>('trainee', 'certificates.levelCertificate.mine');
  const levelCertificateId = held.items[0]?.certificateId ?? '';

  await does('desk', 'subsidies.catalogue.add', { orgId, ...SUBJECT, from: '2026-01-01' });
  const claim = { levelCertificateId, account: '6217000000000000008' };
  const { id: claimId } = await does('trainee', 'subsidies.claim.submit', claim);
  await settled();
  await does('desk', 'subsidies.claim.accept', { claimId });
  const subsidiesJob = await job('subsidy.a', 'subsidies.claim.verify', { claimIds: [claimId] });
  await does('subsidy.b', 'subsidies.notice.publish', { claimIds: [claimId] });
  await on('2026-03-25');
  const { id: batchId } = await does('desk', 'subsidies.batch.lock', { claimIds: [claimId] });
  await settled();
  const reports = await does<{ items: { id: string }[] }>('ti', 'reporting.quarterlyReport.list');
  const reportId = reports.items[0]?.id ?? '';
  const figure = { reportId, occupation: SUBJECT.occupation, metric: 'classesTrained' };
  const read = (procedure: string, input: Record<string, string>, by: string) => ({ procedure, input, by });
  const command = (name: string, input: Record<string, string>) => ({ procedure: name, input });
  const each = (names: readonly string[], input: Record<string, string>) => names.map((name) => command(name, input));
  const cohort = ['approve', 'beginEnrolment', 'start', 'examine', 'complete', 'acceptReport'];
  const sittingActs = ['open', 'lockRoster', 'mark', 'confirmResults', 'report'];
  const reason = '材料不齐，请补正后再报';
  return {
    orgId,
    evaluatorId,
    personId,
    reads: [
      read('training.plan.get', { planId }, 'ti'),
      read('training.cohort.get', { cohortId }, 'ti'),
      read('training.cohort.roster', { cohortId }, 'ti'),
      read('training.job.get', { jobId: trainingJob }, 'ti'),
      read('assessment.sitting.get', { sittingId }, 'ei'),
      read('assessment.confirmation.get', { confirmationId }, 'ei'),
      read('assessment.job.get', { jobId: assessmentJob }, 'ei'),
      read('certificates.certificate.pdf', { certificateId: trainingCertificateId }, 'trainee'),
      read('certificates.certificate.pdf', { certificateId: levelCertificateId }, 'trainee'),
      read('certificates.job.get', { jobId: certificatesJob }, 'ti'),
      read('subsidies.claim.get', { claimId }, 'desk'),
      read('subsidies.batch.get', { batchId }, 'finance'),
      read('subsidies.job.get', { jobId: subsidiesJob }, 'subsidy.a'),
      read('reporting.quarterlyReport.get', { reportId }, 'ti'),
      read('reporting.quarterlyReport.export', { reportId }, 'ti'),
      read('reporting.figures.records', figure, 'ti'),
    ],
    commands: [
      ...each(
        ['consent', 'file', 'record'].map((act) => `training.plan.${act}`),
        { planId },
      ),
      command('training.plan.return', { planId, reason }),
      ...each(
        cohort.map((act) => `training.cohort.${act}`),
        { cohortId },
      ),
      ...each(
        ['return', 'reject', 'returnReport'].map((act) => `training.cohort.${act}`),
        { cohortId, reason },
      ),
      command('training.cohort.report', { cohortId, situation: '已完成', problems: '无' }),
      command('training.announcement.close', { cohortId }),
      command('training.enrolment.completeAll', { cohortId }),
      command('training.enrolment.complete', { enrolmentId }),
      ...each(
        ['reject', 'fail'].map((act) => `training.enrolment.${act}`),
        { enrolmentId, reason },
      ),
      command('training.enrolment.confirm', { enrolmentId, noticeVersion: '1' }),
      command('training.enrolment.withdraw', { enrolmentId }),
      ...each(
        ['review', 'withdrawDeclaration', 'confirmVoid'].map((act) => `assessment.application.${act}`),
        {
          applicationId,
        },
      ),
      ...each(
        ['proposeVoid', 'rejectVoid'].map((act) => `assessment.application.${act}`),
        { applicationId, reason },
      ),
      ...each(
        sittingActs.map((act) => `assessment.sitting.${act}`),
        { sittingId },
      ),
      command('assessment.confirmation.confirm', { confirmationId }),
      command('assessment.confirmation.recordNational', { confirmationId, document: '批复2号' }),
      command('certificates.trainingCertificate.issue', { cohortId }),
      ...each(
        ['prepareIssue', 'issue'].map((act) => `certificates.levelCertificate.${act}`),
        { confirmationId },
      ),
      command('certificates.levelCertificate.revoke', { certificateId: levelCertificateId }),
      command('certificates.levelCertificate.proposeRevoke', {
        certificateId: levelCertificateId,
        reason,
        hearing: '已听取意见',
      }),
      command('subsidies.claim.accept', { claimId }),
      command('subsidies.claim.withdraw', { claimId }),
      command('subsidies.batch.authorise', { batchId }),
      ...each(
        ['submit', 'accept'].map((act) => `reporting.quarterlyReport.${act}`),
        { reportId },
      ),
    ],
  };
}
