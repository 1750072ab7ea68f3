import type { RefusalFile } from './entry.ts';

const move = { state: '现状态', command: '所按按钮' } as const;

/** Refusals of subsidies: catalogue, claim, notice, batch, recovery, hours, titles. */
export const subsidiesRefusals = {
  'subsidies.catalogue.dates': { says: '补贴目录的止日早于起日。请改正后再登记。', source: 'W-V(3), H-III(5)' },
  'subsidies.catalogue.overlap': {
    says: '该机构此项目已在补贴目录内，生效期重叠。请先调整原生效期。',
    source: 'W-V(3), H-III(5)',
  },
  'subsidies.catalogue.not-listed': {
    says: '该机构在 {date} 不在 {occupation} 的培育目录内，不能纳入补贴目录。请先核对培育目录。',
    source: 'W-V(3), H-III(5)',
    facts: { date: '日期', occupation: '职业' },
  },

  'subsidies.claim.state': {
    says: '补贴申领现为“{state}”，不能“{command}”。请刷新后按现状态办理。',
    source: 'C2',
    facts: move,
  },
  'subsidies.claim.not-own': { says: '补贴只能由本人申领。请用本人账户登录。', source: 'A9 Q10' },
  'subsidies.claim.no-certificate': {
    says: '没有同职业同等级的{certificate}，不能申领。请取得证书后再申领。',
    source: 'W-V(3), H-III(6), A9 Q9',
    facts: { certificate: '所需证书种类' },
  },
  'subsidies.claim.certificate-not-valid': {
    says: '该证书现为“{state}”，不能申领补贴。如有异议请联系颁证的评价机构。',
    source: 'W-V(3), H-III(6)',
    facts: { state: '证书状态' },
  },
  'subsidies.claim.duplicate': {
    says: '同一职业同一等级{window}已享受过补贴（受理日 {acceptedOn}）。{again}',
    source: 'W-V(3), H-III(6), A9 Q8, C4-31',
    facts: { window: '期限，如“ 12 个月内”', acceptedOn: '前一申领受理日', again: '何时可再申领，或不能再申领' },
  },
  'subsidies.claim.cap': {
    says: '本年度补贴次数已达 {cap} 次上限。请于下一年度申领，并留意 {closesOn} 的申领截止。',
    source: 'B4 S17, C4-32',
    facts: { cap: '每年次数上限', closesOn: '申领截止日' },
  },
  'subsidies.claim.cross-scheme': {
    says: '该证书已享受 {scheme}，不能同时享受职业培训补贴。如已退回该补贴，请附退款凭证。',
    source: 'B4 S20, S21, C4-33',
    facts: { scheme: '已享受的补贴' },
  },
  'subsidies.claim.pending': {
    says: '同一职业同一等级已有一件在办申领，不能重复申领。请查看原申领进度。',
    source: 'W-V(3), H-III(6)',
  },
  'subsidies.claim.not-in-catalogue': {
    says: '开课日该项目不在补贴目录内。请核对班次；如目录有误，请联系市级专技岗。',
    source: 'W-V(3), H-III(5)',
  },
  'subsidies.claim.no-amount': {
    says: '标准未录入：补贴标准尚未录入，可以先受理，暂不能核定金额。请联系市级专技岗录入标准。',
    source: 'A9 Q18',
  },
  'subsidies.claim.window-closed': {
    says: '申领期限为取得证书后 {months} 个月，已于 {closedOn} 截止。对期限有异议可提交情况说明。',
    source: 'B4 S24, C3',
    facts: { months: '期限，月', closedOn: '截止日' },
  },
  'subsidies.claim.account': { says: '银行账号应为 8 至 30 位数字。请核对本人社会保障卡账号。', source: 'A9 Q10' },
  'subsidies.claim.account-name': { says: '户名与本人姓名不一致。补贴只发到本人账户，请核对户名。', source: 'A9 Q10' },
  'subsidies.claim.group': {
    says: '申领人不属于补贴对象。请核对人员类别和是否领取养老金，并写明理由后办理。',
    source: 'H-III(6), C4-9',
  },
  'subsidies.claim.own': { says: '这是您本人的申领，须由他人审核。请在待办中“转交”给同岗位同事。', source: 'C2' },
  'subsidies.claim.reason-missing': {
    says: '不予补贴和退回补正须写明依据和理由。请填写后再提交。',
    source: 'desks 4.3',
  },

  'subsidies.notice.state': {
    says: '公示现为“{state}”，不能“{command}”。请刷新后按现状态办理。',
    source: 'C2',
    facts: move,
  },
  'subsidies.notice.empty': { says: '没有可以公示的申领。请先办结复审。', source: 'B4 S24' },
  'subsidies.notice.not-over': {
    says: '公示期到 {endsOn} 为止，期满前不能确认。请于期满后办理。',
    source: 'B4 S24',
    facts: { endsOn: '公示最后一日' },
  },
  'subsidies.notice.objection-late': {
    says: '公示已于 {endedOn} 结束，不再接收公示异议。可向市级专技岗实名反映。',
    source: 'B4 S24',
    facts: { endedOn: '公示最后一日' },
  },
  'subsidies.notice.not-listed': { says: '该申领不在本期公示内。请核对公示编号。', source: 'C4-36' },

  'subsidies.batch.state': {
    says: '拨付批次现为“{state}”，不能“{command}”。请刷新后按现状态办理。',
    source: 'C2',
    facts: move,
  },
  'subsidies.batch.empty': { says: '批次里没有申领。请先加入待拨付的申领。', source: 'C2' },
  'subsidies.batch.not-approved': {
    says: '第 {line} 笔申领不是“待拨付”，不能组批。请移出后再试。',
    source: 'C2',
    facts: { line: '序号' },
  },
  'subsidies.batch.changed': {
    says: '批次锁定后有内容变化，校验码不符。请退回重新组批，不要使用旧银行文件。',
    source: 'desks 7.3',
  },
  'subsidies.batch.reply-unknown': {
    says: '银行回单第 {row} 行的参考号不在本批次内，未作任何修改。请核对回单文件。',
    source: 'desks 3.3.8',
    facts: { row: '行号' },
  },
  'subsidies.batch.reply-amount': {
    says: '银行回单第 {row} 行的金额与批次不符，未作任何修改。请与银行核对。',
    source: 'desks 3.3.8',
    facts: { row: '行号' },
  },
  'subsidies.batch.reply-twice': {
    says: '银行回单第 {row} 行的申领编号前面已有一行，未作任何修改。请核对回单文件。',
    source: 'H26, F30',
    facts: { row: '行号' },
  },
  'subsidies.batch.reply-result': {
    says: '银行回单第 {row} 行的结果应为“成功”或“失败”，未作任何修改。请与银行核对。',
    source: 'H25, F30',
    facts: { row: '行号' },
  },
  'subsidies.batch.reply-reference': {
    says: '银行回单第 {row} 行的参考号属于另一批次，未作任何修改。请选对批次和回单文件。',
    source: 'H25, F30',
    facts: { row: '行号' },
  },

  'subsidies.recovery.state': {
    says: '追回现为“{state}”，不能“{command}”。请刷新后按现状态办理。',
    source: 'C2',
    facts: move,
  },
  'subsidies.recovery.not-paid': { says: '该申领没有拨付，无须追回。请直接不予补贴。', source: 'C2' },
  'subsidies.recovery.certificate-valid': {
    says: '该证书没有撤销，不能作出追回决定。请先由评价机构办结撤销。',
    source: 'C4-35',
  },
  'subsidies.recovery.amount': {
    says: '到账金额超过未追回金额 {left} 元。请核对凭证。',
    source: 'C2',
    facts: { left: '未追回金额，元' },
  },

  'subsidies.title.state': {
    says: '职称认定现为“{state}”，不能“{command}”。请刷新后按现状态办理。',
    source: 'C2',
    facts: move,
  },
  'subsidies.title.exam-only': {
    says: '{series} 实行以考代评，不能凭证书认定。请参加相应职称考试。',
    source: 'W-V(2), H-III(2)',
    facts: { series: '职称系列' },
  },
  'subsidies.title.senior': {
    says: '高级证书只作为申报高级职称评审的重要参考，不能直接认定。请按评审程序申报。',
    source: 'W-V(2), H-III(2)',
  },
  'subsidies.ce-hours.state': {
    says: '继续教育学时现为“{state}”，不能“{command}”。请刷新后按现状态办理。',
    source: 'C2',
    facts: move,
  },
  'subsidies.ce-hours.declarer': {
    says: '本市的学时由{who}申报。请由其登录后办理。',
    source: 'A8 D8, C3',
    facts: { who: '培训机构或学员' },
  },
  'subsidies.ce-hours.year-closed': {
    says: '学时只能登记在 {year} 年度，该年度已结束。请联系市级专技岗。',
    source: 'W-V(1), H-III(1)',
    facts: { year: '学时年度' },
  },
} as const satisfies RefusalFile<'subsidies'>;
