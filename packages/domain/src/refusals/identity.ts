import type { RefusalFile } from './entry.ts';

/** Refusals of identity: numbers, names, listings, accounts, rights. */
export const identityRefusals = {
  'identity.citizen-id.missing': { says: '没有填写证件号码。请按证件补填。', source: 'B6' },
  'identity.citizen-id.format': {
    says: '证件号码应为 18 位数字，末位可为 X。请对照证件逐位核对。',
    source: 'B6 GB 11643-1999',
  },
  'identity.citizen-id.check-digit': {
    says: '证件号码的校验位不对。请对照证件逐位核对，重点看末位。',
    source: 'B6 GB 11643-1999',
  },
  'identity.citizen-id.date': { says: '证件号码中的出生日期不存在或晚于今天。请核对第 7 至 14 位。', source: 'C4-4' },
  'identity.citizen-id.fifteen-digit': {
    says: '15 位旧号码不能用于新报名。请填写现行居民身份证上的 18 位号码。',
    source: 'C4-3',
  },
  'identity.citizen-id.mismatch': { says: '性别或出生日期与证件号码不一致。请以证件为准改正。', source: 'desks 7.3' },
  'identity.citizen-id.number-cell': {
    says: '该单元格是数字格式，号码后几位已丢失。请按证件重新填写，并把单元格设为文本。',
    source: 'fixtures README',
  },
  'identity.document.type-unknown': {
    says: '证件类型不能识别。请填写：{types}。',
    source: 'B6, B7',
    facts: { types: '可用的证件类型' },
  },
  'identity.document.type-mismatch': {
    says: '号码与所填证件类型不一致。按号码应为“{type}”，请核对证件类型。',
    source: 'B6',
    facts: { type: '号码所属的证件类型' },
  },
  'identity.document.format': {
    says: '证件号码格式与“{type}”不符。请对照证件核对。',
    source: 'B6',
    facts: { type: '证件类型' },
  },
  'identity.document.not-allowed': {
    says: '本市暂不受理“{type}”报名。请联系市级专技岗。',
    source: 'C3 privacy.identityTypes',
    facts: { type: '证件类型' },
  },
  'identity.name.missing': { says: '没有填写姓名。请按证件补填。', source: 'C1b' },
  'identity.name.invalid': {
    says: '姓名含有不能识别的符号或超过 50 个字符。少数民族姓名请用“·”分隔，其余符号请删去。',
    source: 'B6 民委发〔2016〕33号',
  },
  'identity.phone.invalid': { says: '手机号码应为 11 位数字。请核对后重填。', source: 'B7' },
  'identity.fact.unreadable': {
    says: '“{field}”的内容不能识别。请按模板说明填写。',
    source: 'C1b',
    facts: { field: '列名' },
  },
  'identity.fact.left-blank': {
    says: '“{field}”的内容不能识别，已按未填处理。请核对后补填。',
    source: 'C1b',
    facts: { field: '列名' },
  },
  'identity.uscc.check': {
    says: '统一社会信用代码校验不通过。请从营业执照上复制 18 位代码。',
    source: 'B6 GB 32100-2015',
  },
  'identity.person.unknown': { says: '没有找到该人员的登记。请先完成报名登记。', source: 'architecture 2' },
  'identity.person.name-differs': {
    says: '该证件号码已登记为另一姓名。请对照证件核对；确有更名请本人申请更正。',
    source: 'C4-39',
  },
  'identity.person.twice-in-file': {
    says: '同一证件号码在本表第 {row} 行已出现。请只保留一行。',
    source: 'fixtures hostile row 5',
    facts: { row: '先出现的行号' },
  },
  'identity.person.place': { says: '该人员不在您的办理范围。请联系其所在地专技岗。', source: 'architecture 2' },
  'identity.person.erased': { says: '该人员的个人信息已按期删除，不能再调取。', source: 'B7 PIPL 47' },
  'identity.purpose.missing': { says: '查看个人信息须写明用途。请选择用途后再查看。', source: 'desks 4.10' },
  'identity.organisation.duplicate': {
    says: '该名称或统一社会信用代码的机构已登记。请直接选用已有机构。',
    source: 'architecture 8',
  },
  'identity.organisation.unknown': { says: '没有找到该机构。请核对名称，或先登记机构。', source: 'A1' },
  'identity.organisation.kind': {
    says: '该机构不是{kind}，不能办理此事项。请选择正确的机构。',
    source: 'A1',
    facts: { kind: '应有的机构类型' },
  },
  'identity.listing.missing': {
    says: '该机构在 {date} 不在 {occupation} 的目录内。请选目录内机构，或联系市级专技岗核对目录。',
    source: 'W-II, H-II(1), H-annex',
    facts: { date: '办理日期', occupation: '职业' },
  },
  'identity.listing.dates': { says: '目录有效期的止日早于起日。请改正后再登记。', source: 'B1 S2' },
  'identity.listing.overlap': { says: '该机构此职业已在目录内，有效期重叠。请先调整原有效期。', source: 'B1 S48' },
  'identity.listing.ended': {
    says: '该目录登记已于 {date} 终止，不能再改。请新增一条登记。',
    source: 'C4-15',
    facts: { date: '终止日期' },
  },
  'identity.city.unknown': {
    says: '平台没有代码为 {code} 的地区。请核对行政区划代码。',
    source: 'architecture 2',
    facts: { code: '行政区划代码' },
  },
  'identity.account.login': {
    says: '账号或密码不对。请重新输入；连续输错 {tries} 次将锁定。',
    source: 'B7',
    facts: { tries: '锁定前的次数' },
  },
  'identity.account.locked': {
    says: '连续输错次数过多，账号已锁定至 {until}。请稍后再试，或联系安全管理员。',
    source: 'B7',
    facts: { until: '解锁时间' },
  },
  'identity.account.state': {
    says: '账号现为“{state}”，不能“{command}”。请联系安全管理员。',
    source: 'B7',
    facts: { state: '现状态', command: '所按按钮' },
  },
  'identity.account.disabled': { says: '账号已停用。请联系本单位安全管理员。', source: 'B7' },
  'identity.account.exists': { says: '该账号名已被使用。请换一个账号名，或直接登录。', source: 'B7' },
  'identity.account.password': {
    says: '密码太简单。请用至少 {length} 位，不要用常见密码。',
    source: 'B7',
    facts: { length: '最少位数' },
  },
  'identity.account.code': { says: '激活码不对、已使用或已过期。请重新获取激活码。', source: 'issue 4 section 3' },
  'identity.session.ended': { says: '登录已结束。请重新登录。', source: 'desks 2' },
  'identity.right.missing': {
    says: '您的岗位不能办理此事项。请由“{role}”岗位办理。',
    source: 'desks 2.1',
    facts: { role: '应办岗位' },
  },
  'identity.right.withdrawn': {
    says: '您的这项权限已于 {at} 停用。请联系本单位安全管理员 {phone}。',
    source: 'desks 7.3',
    facts: { at: '停用时间', phone: '安全管理员电话' },
  },
  'identity.appointment.place': {
    says: '“{role}”岗位不能设在 {place}。请核对岗位和行政区划代码。',
    source: 'desks 2.1',
    facts: { role: '拟授岗位', place: '行政区划代码' },
  },
  'identity.appointment.dates': { says: '岗位的止日早于起日。请改正后再授权。', source: 'desks 3.2 F11' },
  'identity.appointment.none': { says: '您现在没有有效的岗位。请联系本单位安全管理员办理授权。', source: 'desks 2' },
  'identity.appointment.exists': { says: '该账号在此地点已有这个岗位。请勿重复授权。', source: 'desks 3.2 F11' },
  'identity.appointment.unknown': { says: '没有找到该岗位授权。请刷新名单后再办。', source: 'desks 3.2 F11' },
  'identity.duty.conflict': {
    says: '“{role}”与该账号已有岗位“{other}”不能由同一人担任。请另选人员。',
    source: 'desks 3.2 F11',
    facts: { role: '拟授岗位', other: '已有岗位' },
  },
  'identity.duty.same-person': {
    says: '此件由您本人经办上一环节，须由另一人办理。请在待办中“转交”给同岗位同事。',
    source: 'desks 4.12, C2',
  },
  'identity.consent.version': {
    says: '个人信息告知书已更新为第 {version} 版。请重新阅读并同意。',
    source: 'B7 PIPL 17',
    facts: { version: '现行版本' },
  },
  'identity.setup.done': { says: '首个管理员已创建。请用已有管理员登录。', source: 'issue 4 section 1' },
} as const satisfies RefusalFile<'identity'>;
