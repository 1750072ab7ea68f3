import type { RefusalFile } from './entry.ts';

const move = { state: '现状态', command: '所按按钮' } as const;

/** Refusals of assessment: application, declaration, sitting, scores, confirmation. */
export const assessmentRefusals = {
  'assessment.standard.missing': {
    says: '标准未录入：{item}。请联系评价机构或市级专技岗录入后再办。',
    source: 'architecture 8',
    facts: { item: '缺少的国家职业标准' },
  },

  'assessment.application.state': {
    says: '申报现为“{state}”，不能“{command}”。请刷新后按现状态办理。',
    source: 'C2',
    facts: move,
  },
  'assessment.application.not-own': { says: '申报和承诺只能由本人办理。请用本人账户登录。', source: 'B3' },
  'assessment.application.no-training': {
    says: '没有同职业同等级的培训合格证书。请先完成培训并取得证书。',
    source: 'W-IV(3), B2',
  },
  'assessment.application.condition': {
    says: '尚不满足所选申报条件：{missing}。{again}',
    source: 'W-IV(3), H-II(3), B2, C4-11',
    facts: { missing: '还差什么', again: '最早何时可再报，或为何没有日期' },
  },
  'assessment.application.review': {
    says: '申报条件须人工判定：{items}。请等待评价机构答复。',
    source: 'A9 Q3',
    facts: { items: '须判定的内容' },
  },
  'assessment.application.duplicate': {
    says: '您已申报同职业同等级的考核，不能重复申报。请查看已有申报的进度。',
    source: 'C2',
  },
  'assessment.application.not-qualified': {
    says: '申报还没有通过资格审核，不能安排考核。请先办结资格审核。',
    source: 'W-IV(3), H-II(3)',
  },

  'assessment.declaration.missing': {
    says: '还没有作出告知承诺，也没有提交证明。请选择一种方式后再提交。',
    source: 'W-IV(3), B3',
  },
  'assessment.declaration.off': { says: '本次考核不采用告知承诺方式。请提交证明材料。', source: 'C3 declaration' },
  'assessment.declaration.barred': {
    says: '因 {since} 的失信记录，{until} 前不能用告知承诺方式。请改为提交证明材料。',
    source: 'B3 S27, S28',
    facts: { since: '失信记录日期', until: '期满日期' },
  },
  'assessment.declaration.too-late': {
    says: '已缴费或已过申报截止时间，承诺不能撤回。如有特殊情况请联系评价机构 {phone}。',
    source: 'B3 S27',
    facts: { phone: '评价机构电话' },
  },
  'assessment.declaration.version': {
    says: '告知承诺书已更新为第 {version} 版。请重新阅读后再作承诺。',
    source: 'B3, PIPL 17',
    facts: { version: '承诺书版本' },
  },
  'assessment.declaration.closed': {
    says: '您已撤回承诺，本年度本次考核不能再用承诺方式。请提交证明材料。',
    source: 'B3 S27',
  },

  'assessment.sitting.state': {
    says: '考核场次现为“{state}”，不能“{command}”。请刷新后按现状态办理。',
    source: 'C2',
    facts: move,
  },
  'assessment.sitting.not-listed': {
    says: '评价机构的 {occupation} 资格到 {until} 为止，不能安排之后的场次。请改期或换机构。',
    source: 'C4-17, W-II, H-II(1)',
    facts: { occupation: '职业', until: '资格止日；不在目录内写“无资格”' },
  },
  'assessment.sitting.assessor-conflict': {
    says: '考评员 {assessor} 教过本场考生，须回避。请更换考评员。',
    source: 'desks 3.2 F6',
    facts: { assessor: '考评员编号' },
  },
  'assessment.sitting.dates': { says: '考核日期早于申报截止日。请改正日期。', source: 'desks 3.2 F6' },
  'assessment.sitting.full': {
    says: '本场名额 {seats} 人已满。请改报其他场次。',
    source: 'desks 3.2 F6',
    facts: { seats: '名额' },
  },
  'assessment.sitting.other-standard': {
    says: '本场考核的职业或等级与申报不同。请选择同职业同等级的场次。',
    source: 'W-IV(3)',
  },
  'assessment.sitting.empty': {
    says: '本场没有资格合格的考生，不能锁定名单。请等待资格审核，或取消场次。',
    source: 'C2',
  },
  'assessment.sitting.unscored': {
    says: '还有 {people} 名考生没有成绩、缺考或作废记录。请补齐后再提交复核。',
    source: 'C2',
    facts: { people: '人数' },
  },

  'assessment.score.invalid': { says: '成绩应为 0 至 100，最多一位小数。请对照成绩单改正。', source: 'desks 3.3.6' },
  'assessment.score.unknown': { says: '该考生不在本场名单内。请核对场次或证件号码。', source: 'C2' },
  'assessment.score.absent': { says: '缺考考生不能有成绩。请核对后删去成绩或取消缺考。', source: 'C2' },
  'assessment.score.confirmed': { says: '成绩已由复核人确认，不能直接修改。请走成绩复核。', source: 'C2' },

  'assessment.result.both-required': {
    says: '理论 {theory} 分、能力 {ability} 分，两项都须达到 {passMark} 分，不四舍五入。未达项可按规定补考。',
    source: 'W-IV(3), B2, C4-18',
    facts: { theory: '理论成绩，分', ability: '能力成绩，分', passMark: '合格线，分' },
  },
  'assessment.void.reason-missing': { says: '成绩作废须写明违规事实并附记录。请补充后再提交。', source: 'B3 S28' },
  'assessment.void.issued': {
    says: '等级证书已经颁发，不能只作废成绩。请先提出撤销证书，撤销后再作废成绩。',
    source: 'B3 S28, C2',
  },
  'assessment.void.none': { says: '该考生没有待复核的违规作废。请先由经办人提出。', source: 'B3 S28' },
  'assessment.void.pending': {
    says: '还有 {people} 件违规作废待复核人处理。请先确认或驳回。',
    source: 'issue 4 section 3',
    facts: { people: '件数' },
  },

  'assessment.report.incomplete': {
    says: '数据不完整：{items}。补齐后再报，省厅时限从收到完整数据起算。',
    source: 'A9 Q7',
    facts: { items: '缺少的数据' },
  },
  'assessment.confirmation.state': {
    says: '该考生的确认现为“{state}”，不能“{command}”。请刷新后按现状态办理。',
    source: 'C2',
    facts: move,
  },
  'assessment.confirmation.reason-missing': { says: '退回须写明理由。请逐人填写后再提交。', source: 'desks 3.3.3' },
  'assessment.confirmation.pending': {
    says: '还有 {people} 人没有确认或退回。请逐人办理后再上报。',
    source: 'H-II(3)',
    facts: { people: '人数' },
  },
} as const satisfies RefusalFile<'assessment'>;
