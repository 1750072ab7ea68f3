import type { Envelope } from '@peiyu/domain/events/contract.ts';
import type { ClockId } from '@peiyu/domain/calendar/index.ts';
import type { Role } from '@peiyu/domain/permissions/roles.ts';
import { provinceOf } from '@peiyu/domain/values/index.ts';

/** One kind of 待办 (desks.md 3.3): who must act, on what, and which button. */
export interface ItemKind {
  readonly title: string;
  readonly button: string;
  readonly role: Role;
  /** Page of the admin, with `:id` for the thing it is about. */
  readonly page: string;
  /** The law's clock that runs while it waits (A8). */
  readonly clock?: ClockId;
}

export const ITEM_KINDS = {
  'plan.consent': { title: '商请同意', button: '同意', role: 'ei.manager', page: '/plans/:id' },
  'plan.record': { title: '计划备案', button: '备案', role: 'province', page: '/plans/:id' },
  'plan.record-city': { title: '计划备案', button: '备案', role: 'cityDesk', page: '/plans/:id' },
  'plan.file': { title: '报送年度计划', button: '报备案', role: 'ti.manager', page: '/plans/:id' },
  'plan.mend': { title: '计划退回补正', button: '修改', role: 'ti.manager', page: '/plans/:id' },
  'cohort.mend': { title: '开班退回补正', button: '修改', role: 'ti.manager', page: '/cohorts/:id' },
  'cohort.review': { title: '开班审核', button: '审核', role: 'cityDesk', page: '/cohorts/:id' },
  'enrolment.confirm': { title: '确认报名信息', button: '确认', role: 'trainee', page: '/me' },
  'enrolment.admit': { title: '录取', button: '录取', role: 'ti.manager', page: '/cohorts/:id' },
  'cohort.report': { title: '结业报送', button: '报送', role: 'ti.manager', page: '/cohorts/:id', clock: 'D1' },
  'cohort.accept-report': { title: '结业报送', button: '接收', role: 'province', page: '/cohorts/:id' },
  'training-certificate.issue': { title: '发培训合格证书', button: '颁发', role: 'ti.manager', page: '/cohorts/:id' },
  'application.submit': { title: '申报考核', button: '申报', role: 'trainee', page: '/me' },
  'application.review': { title: '资格审核', button: '审核', role: 'ei.manager', page: '/applications/:id' },
  'application.void': { title: '违纪确认', button: '复核', role: 'ei.second', page: '/applications/:id' },
  'sitting.confirm': { title: '成绩确认', button: '复核确认', role: 'ei.second', page: '/sittings/:id' },
  'sitting.report': { title: '报省', button: '报送', role: 'ei.manager', page: '/sittings/:id', clock: 'D2' },
  'confirmation.confirm': {
    title: '证书数据确认',
    button: '确认',
    role: 'province',
    page: '/confirmations/:id',
    clock: 'D3',
  },
  'confirmation.record': { title: '国家办结果', button: '登记结果', role: 'province', page: '/confirmations/:id' },
  'level-certificate.prepare': {
    title: '颁发',
    button: '颁发',
    role: 'ei.manager',
    page: '/confirmations/:id',
    clock: 'D4',
  },
  'level-certificate.issue': {
    title: '颁发复核',
    button: '复核',
    role: 'ei.second',
    page: '/certificates',
    clock: 'D4',
  },
  'level-certificate.revoke': { title: '撤销复核', button: '复核', role: 'ei.second', page: '/certificates/:id' },
  'claim.submit': { title: '申领补贴', button: '申领', role: 'trainee', page: '/me' },
  'claim.accept': { title: '申领受理', button: '受理', role: 'cityDesk', page: '/claims/:id' },
  'claim.verify': { title: '补贴审核', button: '审核', role: 'subsidy.a', page: '/claims/:id' },
  'claim.publicise': { title: '公示', button: '公示', role: 'subsidy.b', page: '/claims/:id' },
  'claim.objection': { title: '公示异议', button: '核实', role: 'subsidy.b', page: '/claims/:id' },
  'claim.revoked': { title: '证书已撤销', button: '不予补贴', role: 'cityDesk', page: '/claims/:id' },
  'claim.batch': { title: '组批', button: '组批', role: 'cityDesk', page: '/claims/:id' },
  'batch.authorise': { title: '授权拨付', button: '核对并授权', role: 'finance', page: '/payment-batches/:id' },
  'batch.send': { title: '送银行', button: '导出银行文件', role: 'finance', page: '/payment-batches/:id' },
  'batch.reply': { title: '回单登记', button: '导入回单', role: 'finance', page: '/payment-batches/:id' },
  'recovery.order': { title: '追回', button: '作决定', role: 'cityDesk', page: '/claims/:id' },
  'report.seal': {
    title: '开展情况表',
    button: '确认报送',
    role: 'ti.manager',
    page: '/quarterly-reports/:id',
    clock: 'D5',
  },
  'report.accept': { title: '情况表审核', button: '审核', role: 'cityDesk', page: '/quarterly-reports/:id' },
} as const satisfies Record<string, ItemKind>;
export type ItemName = keyof typeof ITEM_KINDS;
export const itemKind = (name: ItemName): ItemKind => ITEM_KINDS[name];

/** Names one line of the queue; `key` where one thing has a line per receiver. */
export interface Closing {
  readonly kind: ItemName;
  readonly subject: string;
  readonly key?: string;
}

/** What an event puts into the queue, and for whom. */
export interface Opening extends Closing {
  readonly place: string;
  readonly org?: string;
  readonly person?: string;
  /** What people call it: a number, a quarter, a year. Never a name. */
  readonly label?: string;
  /** The class or sitting whose number names it; itself unless said. */
  readonly about?: string;
  /** What its clock is about; itself unless said. */
  readonly clockSubject?: string;
  /** An earlier line whose organisation and names this one shares, where its own event does not say them. */
  readonly like?: Closing;
}
export interface QueueRule {
  opens?(event: Envelope): readonly Opening[];
  closes?(event: Envelope): readonly Closing[];
}

export const idOf = (event: Envelope): string => event.src.slice(event.src.indexOf('/') + 1);
export const text = (event: Envelope, field: string): string => String(event.data[field]);
export const atProvince = (event: Envelope): string => provinceOf(event.tenant);
