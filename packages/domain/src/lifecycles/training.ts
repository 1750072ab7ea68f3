import { defineLifecycle } from './lifecycle.ts';

/** 年度计划 (C2, W-IV(1)). 备案 has two ticks, city and province: the first is `acknowledge`, the last one `record`. */
export const annualPlanLifecycle = defineLifecycle({
  code: 'training.plan',
  label: '年度计划',
  initial: 'draft',
  states: {
    draft: ['草稿', 'N'],
    agreed: ['评价机构已同意', 'P'],
    filed: ['已报备案', 'P'],
    returned: ['退回补正', 'W'],
    recorded: ['已备案', 'G'],
    superseded: ['已被新版替代', 'X'],
    closed: ['年度已结束', 'N'],
    voided: ['已作废', 'R'],
  },
  commands: {
    edit: ['修改', { draft: 'draft', agreed: 'draft', returned: 'draft' }],
    requestConsent: ['商请同意', { draft: 'draft' }],
    agree: ['同意', { draft: 'agreed' }],
    decline: ['不同意', { draft: 'draft', agreed: 'draft' }],
    file: ['报备案', { agreed: 'filed' }],
    withdraw: ['撤回', { filed: 'draft' }],
    acknowledge: ['备案（一方）', { filed: 'filed' }],
    record: ['备案', { filed: 'recorded' }],
    return: ['退回补正', { filed: 'returned' }],
    supersede: ['更正', { recorded: 'superseded' }],
    close: ['年度结束', { recorded: 'closed' }],
    void: ['作废', { recorded: 'voided' }],
  },
});

/**
 * 招生简章 (C2, H-II(2)). An amendment keeps it open under a new version. A closed one may be published anew with later days
 * [P]: a class that too few have joined by the last day must not end there.
 */
export const announcementLifecycle = defineLifecycle({
  code: 'training.announcement',
  label: '招生简章',
  initial: 'draft',
  states: {
    draft: ['草稿', 'N'],
    published: ['已发布', 'G'],
    amended: ['已更新', 'G'],
    closed: ['报名已截止', 'N'],
    withdrawn: ['已撤回', 'X'],
  },
  commands: {
    edit: ['修改', { draft: 'draft' }],
    publish: ['发布', { draft: 'published', closed: 'published' }],
    amend: ['更正', { published: 'amended', amended: 'amended' }],
    close: ['截止报名', { published: 'closed', amended: 'closed' }],
    withdraw: ['撤回', { draft: 'withdrawn', published: 'withdrawn', amended: 'withdrawn', closed: 'withdrawn' }],
  },
});

/**
 * 班次 (C2, W-IV(1)). The caller chooses by the pack: `submit` where the opening is reviewed, `approveAtOnce` where it is not.
 * Cancelling before the first session is ours [P]: a class that nobody joins must end somewhere.
 */
export const cohortLifecycle = defineLifecycle({
  code: 'training.cohort',
  label: '班次',
  initial: 'draft',
  states: {
    draft: ['草稿', 'N'],
    submitted: ['待开班审核', 'P'],
    approved: ['已批准', 'G'],
    returned: ['退回补正', 'W'],
    rejected: ['不予批准', 'R'],
    enrolling: ['招生中', 'P'],
    inSession: ['培训中', 'P'],
    examining: ['结业考核中', 'P'],
    completed: ['已结业待报送', 'W'],
    reported: ['已报送', 'G'],
    archived: ['已归档', 'N'],
    suspended: ['已暂停', 'W'],
    transferred: ['已转班', 'X'],
    cancelled: ['已取消', 'X'],
  },
  commands: {
    edit: ['修改', { draft: 'draft', returned: 'draft' }],
    submit: ['提交开班申请', { draft: 'submitted' }],
    approveAtOnce: ['开班', { draft: 'approved' }],
    withdraw: ['撤回', { submitted: 'draft' }],
    approve: ['批准', { submitted: 'approved' }],
    return: ['退回补正', { submitted: 'returned' }],
    reject: ['不予批准', { submitted: 'rejected' }],
    openEnrolling: ['开始招生', { approved: 'enrolling' }],
    start: ['开课', { enrolling: 'inSession' }],
    examine: ['开始结业考核', { inSession: 'examining' }],
    complete: ['结业', { examining: 'completed' }],
    report: ['报送', { completed: 'reported' }],
    archive: ['归档', { reported: 'archived' }],
    suspend: ['暂停', { inSession: 'suspended' }],
    resume: ['恢复', { suspended: 'inSession' }],
    transfer: ['转班', { suspended: 'transferred' }],
    cancel: [
      '取消班次',
      {
        draft: 'cancelled',
        approved: 'cancelled',
        returned: 'cancelled',
        enrolling: 'cancelled',
        suspended: 'cancelled',
      },
    ],
  },
});

/** 报名 (C2). `confirm` is the person's own yes to notice and data; the employer's 在职确认 changes facts only (architecture 8). */
export const enrolmentLifecycle = defineLifecycle({
  code: 'training.enrolment',
  label: '报名',
  initial: 'draft',
  states: {
    draft: ['草稿', 'N'],
    submitted: ['待录取', 'P'],
    accepted: ['已录取', 'G'],
    waitlisted: ['候补', 'P'],
    rejected: ['未录取', 'R'],
    attending: ['培训中', 'P'],
    hoursMet: ['学时已满', 'P'],
    passed: ['结业合格', 'G'],
    failed: ['结业不合格', 'R'],
    retake: ['待补考', 'W'],
    withdrawn: ['已退出', 'X'],
    dropped: ['已退训', 'X'],
    transferred: ['已转班', 'X'],
  },
  commands: {
    edit: ['修改', { draft: 'draft' }],
    submit: ['提交报名', { draft: 'submitted' }],
    confirm: ['确认报名信息', { submitted: 'submitted', waitlisted: 'waitlisted' }],
    confirmEmployment: [
      '确认在职',
      { submitted: 'submitted', waitlisted: 'waitlisted', accepted: 'accepted', attending: 'attending' },
    ],
    accept: ['录取', { submitted: 'accepted', waitlisted: 'accepted' }],
    waitlist: ['转为候补', { submitted: 'waitlisted' }],
    reject: ['不录取', { submitted: 'rejected', waitlisted: 'rejected' }],
    attend: ['登记考勤', { accepted: 'attending', attending: 'attending', hoursMet: 'hoursMet' }],
    meetHours: ['学时已满', { attending: 'hoursMet' }],
    loseHours: ['更正考勤', { hoursMet: 'attending' }],
    pass: ['登记结业合格', { hoursMet: 'passed', retake: 'passed' }],
    fail: ['登记结业不合格', { accepted: 'failed', attending: 'failed', hoursMet: 'failed', retake: 'failed' }],
    allowRetake: ['安排补考', { failed: 'retake' }],
    withdraw: [
      '退出报名',
      {
        draft: 'withdrawn',
        submitted: 'withdrawn',
        waitlisted: 'withdrawn',
        accepted: 'withdrawn',
        attending: 'withdrawn',
        hoursMet: 'withdrawn',
      },
    ],
    drop: ['退训', { accepted: 'dropped', attending: 'dropped', hoursMet: 'dropped', retake: 'dropped' }],
    transfer: ['转班', { accepted: 'transferred', attending: 'transferred', hoursMet: 'transferred' }],
  },
});
