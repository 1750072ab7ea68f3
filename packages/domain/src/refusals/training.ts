import type { RefusalFile } from './entry.ts';

const move = { state: '现状态', command: '所按按钮' } as const;

/** Refusals of training: plan, announcement, cohort, enrolment, attendance, completion. */
export const trainingRefusals = {
  'training.standard.missing': {
    says: '标准未录入：{item}。请联系市级专技岗录入后再办。',
    source: 'architecture 8',
    facts: { item: '缺少的标准' },
  },

  'training.plan.state': {
    says: '年度计划现为“{state}”，不能“{command}”。请刷新后按现状态办理。',
    source: 'C2',
    facts: move,
  },
  'training.plan.empty': { says: '年度计划没有计划行。请至少填写一行再提交。', source: 'C1b' },
  'training.plan.year': {
    says: '该机构 {year} 年度已有计划。请在原计划上更正形成新版本。',
    source: 'W-IV(1)',
    facts: { year: '年度' },
  },
  'training.plan.no-consent': {
    says: '计划第 {line} 行还没有评价机构的同意函。请先“商请同意”，取得后再报备案。',
    source: 'W-IV(1)',
    facts: { line: '行号' },
  },
  'training.plan.not-recorded': {
    says: '年度计划尚未备案，暂不能发布简章或申请开班。请先完成备案（现状态：{state}）。',
    source: 'W-IV(1)',
    facts: { state: '计划现状态' },
  },
  'training.plan.line-missing': {
    says: '计划中没有此职业、方向、等级的计划行。请先更正计划并备案。',
    source: 'W-IV(1)(2)',
  },
  'training.plan.line-used': {
    says: '该计划行已开满 {cohorts} 个班次。如需增加，请更正计划并重新备案。',
    source: 'W-IV(1)',
    facts: { cohorts: '计划班数' },
  },
  'training.plan.recorded-twice': { says: '贵单位已对此版计划备案，无须重复。', source: 'W-IV(1)' },
  'training.plan.not-listed': {
    says: '计划第 {line} 行：机构在 {date} 不在 {occupation} 的目录内。请改选目录内机构或职业。',
    source: 'W-II, W-IV(1), C2',
    facts: { line: '行号', date: '办理日期', occupation: '职业' },
  },
  'training.plan.no-receipt': { says: '所在市不在本平台，请填写所在市的备案回执编号后再报备案。', source: 'W-IV(1)' },
  'training.plan.reason-missing': { says: '退回须写明理由。请一次列全要补正的内容。', source: 'desks 4.3' },

  'training.announcement.state': {
    says: '招生简章现为“{state}”，不能“{command}”。请刷新后按现状态办理。',
    source: 'C2',
    facts: move,
  },
  'training.announcement.incomplete': {
    says: '简章缺少 {fields}。退费办法、收费、学时、条件、联系方式都要写明后才能发布。',
    source: 'H-II(2)',
    facts: { fields: '缺少的项目' },
  },
  'training.announcement.contact-personal': {
    says: '简章是公开的，不要填写个人手机号码、证件号码或账号，联系方式请填写单位办公电话。',
    source: 'B7 PIPL 6',
  },
  'training.announcement.dates': {
    says: '报名截止日早于开始日，或已经过去。请改正报名起止日期。',
    source: 'desks 3.2 F2',
  },
  'training.announcement.missing': { says: '本市要求先发布招生简章再报名。请先发布简章。', source: 'H-II(2)' },

  'training.cohort.state': {
    says: '班次现为“{state}”，不能“{command}”。请刷新后按现状态办理。',
    source: 'C2',
    facts: move,
  },
  'training.cohort.occupation': {
    says: '本市培育项目没有开设 {occupation}。请改选其他职业。',
    source: 'W-I, H-I',
    facts: { occupation: '职业' },
  },
  'training.cohort.not-listed': {
    says: '贵机构在 {date} 不在 {occupation} 的培育范围内，不能开班。请改选目录内职业，或联系市级专技岗核对目录。',
    source: 'W-II, H-II(1), H-annex',
    facts: { date: '办理日期', occupation: '职业' },
  },
  'training.cohort.past': {
    says: '开课日期 {startsOn} 已过。开班须先经审核备案，请改为今天或以后的日期。',
    source: 'W-IV(1)',
    facts: { startsOn: '开课日期' },
  },
  'training.cohort.other-city': {
    says: '班次已在原申请的市办理，不能改到别的市。请在原市补正，或另行申请开班。',
    source: 'W-IV(1)',
  },
  'training.cohort.dates': { says: '结束日期早于开课日期，或课次不在起止日期内。请改正日期。', source: 'desks 3.2 F3' },
  'training.cohort.not-approved': {
    says: '班次还没有批准开班，不能录取学员。请等待市级审核，或查看退回意见。',
    source: 'W-IV(1)',
  },
  'training.cohort.full': {
    says: '名额 {seats} 人已满。可将学员转为候补，或申请调整名额。',
    source: 'desks 7.3',
    facts: { seats: '名额' },
  },
  'training.cohort.hours-short': {
    says: '课次合计 {planned} 学时，少于标准要求的 {required} 学时。请补足课次后再提交。',
    source: 'desks 3.2 F3, W-IV(2)',
    facts: { planned: '课次合计学时', required: '应完成学时' },
  },
  'training.cohort.online-share': {
    says: '线上课次占 {share}%，超过本市 {limit}% 的上限。请调整课次方式。',
    source: 'C3 delivery.onlineShareMax',
    facts: { share: '线上占比', limit: '上限' },
  },
  'training.cohort.too-early': {
    says: '开课日期为 {startsOn}，现在还不能开课。请于当日办理。',
    source: 'C2',
    facts: { startsOn: '开课日期' },
  },
  'training.cohort.both-modes': {
    says: '课次须同时有理论和实操，现缺少：{missing}。请补充课次。',
    source: 'W-IV(2), H-II(2)',
    facts: { missing: '缺少的方式' },
  },
  'training.cohort.reason-missing': {
    says: '退回、不予批准、暂停和取消须写明理由。请填写至少 10 个字。',
    source: 'desks 4.3',
  },
  'training.cohort.empty': { says: '班次没有在册学员，不能开课。请先录取学员，或取消班次。', source: 'C2' },

  'training.session.overlap': {
    says: '教师或场地在 {at} 已有另一课次。请调整时间。',
    source: 'desks 3.2 F3',
    facts: { at: '重叠时间' },
  },
  'training.session.outside': {
    says: '课次日期 {date} 不在班次起止日期内。请改正。',
    source: 'desks 3.2 F3',
    facts: { date: '课次日期' },
  },
  'training.session.unknown': {
    says: '班次没有 {date} 的课次。请先登记课次，再导入考勤。',
    source: 'W-VI(2)',
    facts: { date: '课次日期' },
  },

  'training.enrolment.state': {
    says: '报名现为“{state}”，不能“{command}”。请刷新后按现状态办理。',
    source: 'C2',
    facts: move,
  },
  'training.enrolment.duplicate': {
    says: '该学员已有同职业同等级的在读报名，不能重复报名。请学员先退出原报名，或改报其他等级。',
    source: 'C4-1, C2',
  },
  'training.enrolment.retired': {
    says: '已领取基本养老金的人员不在培育对象内。如信息有误，请学员更正领取情况并附证明。',
    source: 'W-III, H-I',
  },
  'training.enrolment.age': {
    says: '该学员已满 {age} 周岁，请核实尚未领取基本养老金。此为提示，不影响报名。',
    source: 'A9 Q1, C4-8',
    facts: { age: '提示年龄，周岁' },
  },
  'training.enrolment.territory': {
    says: '暂未看到在本市工作、就读、居住或户籍的材料。请补传其中一项。',
    source: 'W-III',
  },
  'training.enrolment.group': {
    says: '人员类别“{group}”不在本市培育对象内。请核对人员类别。',
    source: 'W-III, H-I',
    facts: { group: '人员类别' },
  },
  'training.enrolment.not-graduate': {
    says: '应届毕业生须为毕业学年在校生或本年度毕业。请核对毕业时间，或改选其他人员类别。',
    source: 'A9 Q2',
  },
  'training.enrolment.major-review': {
    says: '所学专业不在相关专业名单内，转人工判定。请等待市级专技岗答复。',
    source: 'A9 Q3, C4-10',
  },
  'training.enrolment.consent-missing': {
    says: '还没有同意第 {version} 版个人信息告知书。请学员本人阅读并同意后再提交。',
    source: 'B7 PIPL 17',
    facts: { version: '告知书版本' },
  },
  'training.enrolment.not-confirmed': {
    says: '学员本人还没有确认报名信息。请学员登录本人账户确认后再录取。',
    source: 'architecture 8',
  },
  'training.enrolment.not-own': { says: '只能办理本人的报名。请用本人账户登录。', source: 'B3' },
  'training.enrolment.not-open': {
    says: '报名从 {date} 开始。请到时再报名。',
    source: 'C2',
    facts: { date: '报名开始日' },
  },
  'training.enrolment.closed': {
    says: '报名已于 {date} 截止。请选择其他正在招生的班次。',
    source: 'C2',
    facts: { date: '报名截止日' },
  },
  'training.enrolment.reason-missing': { says: '不录取须写明理由。请填写后再提交。', source: 'desks 4.3' },

  'training.attendance.overlap': {
    says: '该学员在 {at} 已有另一课次的出勤，时间重叠。请核对后只保留一条。',
    source: 'C4-14',
    facts: { at: '重叠时间' },
  },
  'training.attendance.minutes': {
    says: '出勤分钟应为 0 至 {limit} 的整数。请核对后改正。',
    source: 'W-VI(2)',
    facts: { limit: '课次分钟数' },
  },
  'training.attendance.sheet-minutes': {
    says: '{date} 的应到分钟与课次登记的 {minutes} 分钟不一致。请核对表格或课次。',
    source: 'W-VI(2)',
    facts: { date: '课次日期', minutes: '课次分钟数' },
  },
  'training.attendance.not-enrolled': { says: '该学员不在本班名册内。请核对班次或证件号码。', source: 'W-VI(2)' },
  'training.attendance.future': {
    says: '{date} 的课次还没有上，不能登记考勤。请在课后登记。',
    source: 'W-VI(2)',
    facts: { date: '课次日期' },
  },
  'training.attendance.final': { says: '该学员已有结业结果，考勤不能再改。如确有误，请联系市级专技岗。', source: 'C2' },

  'training.exam.hours-first': {
    says: '学时未满，不能参加结业考核。还差 {missing} 学时，请先补课。',
    source: 'W-IV(2), H-II(2)',
    facts: { missing: '所差学时' },
  },
  'training.exam.missing': { says: '还没有结业考核成绩。请登记成绩后再办结业。', source: 'W-IV(2), H-II(2)' },
  'training.exam.retake-limit': {
    says: '补考次数已达 {limit} 次上限。请登记为结业不合格。',
    source: 'C2',
    facts: { limit: '补考次数上限' },
  },

  'training.completion.hours-short': {
    says: '还差 {missing} 学时（应 {required}，实 {done}）。请安排补课并登记考勤后再颁发。',
    source: 'W-IV(2), H-II(2), C4-13',
    facts: { missing: '所差学时', required: '应完成学时', done: '实际学时' },
  },
  'training.completion.content-missing': {
    says: '规定内容还没有学完：{items}。请补课后再办结业。',
    source: 'W-IV(2), H-II(2)',
    facts: { items: '未完成的内容' },
  },
  'training.completion.exam-failed': {
    says: '结业考核不合格，不能颁发培训合格证书。请安排补考。',
    source: 'W-IV(2), H-II(2)',
  },
  'training.completion.not-final': {
    says: '还有 {people} 名学员没有结业结果。请逐人登记结业、补考或退训。',
    source: 'C2',
    facts: { people: '人数' },
  },
  'training.completion.situation-missing': {
    says: '培训情况或存在问题没有填写。没有问题请写“无”。',
    source: 'W-IV(2), desks 3.2 F10',
  },
} as const satisfies RefusalFile<'training'>;
