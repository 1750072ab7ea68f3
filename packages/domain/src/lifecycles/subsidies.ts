import { defineLifecycle } from './lifecycle.ts';

/**
 * 补贴申领 (C2, W-V(3), H-III(6)). Two different reviewers: `verify` (A), `publicise` (B). Refusing up to the payment is ours [P]:
 * a certificate may be revoked while the claim waits for its batch.
 */
export const subsidyClaimLifecycle = defineLifecycle({
  code: 'subsidies.claim',
  label: '补贴申领',
  initial: 'draft',
  states: {
    draft: ['草稿', 'N'],
    submitted: ['待受理', 'P'],
    accepted: ['已受理核查中', 'P'],
    supplement: ['待补正', 'W'],
    refused: ['不予补贴', 'R'],
    checked: ['待初审', 'P'],
    verified: ['待复审', 'P'],
    publicised: ['公示中', 'P'],
    objected: ['异议核实中', 'W'],
    approved: ['待拨付', 'G'],
    batched: ['已组批', 'P'],
    paid: ['已拨付', 'G'],
    payFailed: ['拨付失败', 'W'],
    recoveryOrdered: ['追回中', 'R'],
    recovered: ['已追回', 'N'],
    writtenOff: ['已核销', 'N'],
    withdrawn: ['已撤回', 'X'],
  },
  commands: {
    edit: ['修改', { draft: 'draft' }],
    submit: ['提交申领', { draft: 'submitted' }],
    accept: ['受理', { submitted: 'accepted' }],
    requireSupplement: ['退回补正', { submitted: 'supplement', accepted: 'supplement', checked: 'supplement' }],
    resubmit: ['补正后提交', { supplement: 'submitted' }],
    check: ['核查', { accepted: 'checked' }],
    verify: ['初审通过', { checked: 'verified' }],
    publicise: ['组公示', { verified: 'publicised' }],
    object: ['提出异议', { publicised: 'objected' }],
    dismissObjection: ['异议不成立', { objected: 'verified' }],
    refuse: [
      '不予补贴',
      {
        submitted: 'refused',
        accepted: 'refused',
        supplement: 'refused',
        checked: 'refused',
        verified: 'refused',
        publicised: 'refused',
        objected: 'refused',
        approved: 'refused',
        payFailed: 'refused',
      },
    ],
    approve: ['确认无异议', { publicised: 'approved' }],
    batch: ['组批', { approved: 'batched' }],
    unbatch: ['移出批次', { batched: 'approved' }],
    pay: ['登记到账', { batched: 'paid' }],
    failPay: ['登记拨付失败', { batched: 'payFailed' }],
    retryPay: ['重新拨付', { payFailed: 'approved' }],
    correctAccount: ['更正账户', { payFailed: 'payFailed', approved: 'approved' }],
    orderRecovery: ['作出追回决定', { paid: 'recoveryOrdered' }],
    recover: ['登记追回', { recoveryOrdered: 'recovered' }],
    writeOff: ['核销', { recoveryOrdered: 'writtenOff' }],
    cancelRecovery: ['撤销追回决定', { recoveryOrdered: 'paid' }],
    withdraw: [
      '撤回申领',
      {
        draft: 'withdrawn',
        submitted: 'withdrawn',
        accepted: 'withdrawn',
        supplement: 'withdrawn',
        checked: 'withdrawn',
        verified: 'withdrawn',
        publicised: 'withdrawn',
        objected: 'withdrawn',
        approved: 'withdrawn',
        payFailed: 'withdrawn',
      },
    ],
  },
});

/** 公示 (B4 S24). Its timer ends the window; reviewer B then closes it (architecture 8). An objection pauses only its claim. */
export const publicNoticeLifecycle = defineLifecycle({
  code: 'subsidies.notice',
  label: '公示',
  initial: 'draft',
  states: {
    draft: ['编制中', 'N'],
    open: ['公示中', 'P'],
    ended: ['公示期满待确认', 'W'],
    closed: ['已确认无异议', 'G'],
    withdrawn: ['已更正撤下', 'X'],
  },
  commands: {
    edit: ['修改', { draft: 'draft' }],
    publish: ['公示', { draft: 'open' }],
    object: ['提出异议', { open: 'open' }],
    end: ['公示期满', { open: 'ended' }],
    close: ['确认无异议', { ended: 'closed' }],
    withdraw: ['更正公告', { draft: 'withdrawn', open: 'withdrawn' }],
  },
});

/** 拨付批次 (C2). `reject` until the bank has the file: a certificate may be revoked after the authorisation. `settle` when the bank has answered every line, paid or failed; a failed line returns its claim alone. */
export const paymentBatchLifecycle = defineLifecycle({
  code: 'subsidies.batch',
  label: '拨付批次',
  initial: 'draft',
  states: {
    draft: ['编制中', 'N'],
    locked: ['待授权', 'W'],
    authorised: ['已授权', 'P'],
    rejected: ['已驳回', 'R'],
    sent: ['已送银行', 'P'],
    partlySettled: ['部分到账', 'W'],
    settled: ['全部到账', 'G'],
    reconciled: ['已对账', 'G'],
  },
  commands: {
    edit: ['修改', { draft: 'draft' }],
    lock: ['组批', { draft: 'locked' }],
    authorise: ['授权拨付', { locked: 'authorised' }],
    reject: ['驳回', { locked: 'rejected', authorised: 'rejected' }],
    reopen: ['重新编制', { rejected: 'draft' }],
    send: ['送银行', { authorised: 'sent', sent: 'sent' }],
    settlePart: ['登记回单', { sent: 'partlySettled', partlySettled: 'partlySettled' }],
    settle: ['登记全部回单', { sent: 'settled', partlySettled: 'settled' }],
    reconcile: ['对账', { partlySettled: 'reconciled', settled: 'reconciled' }],
  },
});

/** 追回 (C2, C4-35). */
export const recoveryLifecycle = defineLifecycle({
  code: 'subsidies.recovery',
  label: '追回',
  initial: 'ordered',
  states: {
    ordered: ['追回中', 'R'],
    recovered: ['已追回', 'N'],
    writtenOff: ['已核销', 'N'],
    cancelled: ['已撤销', 'X'],
  },
  commands: {
    receivePart: ['登记部分到账', { ordered: 'ordered' }],
    receive: ['登记追回', { ordered: 'recovered' }],
    writeOff: ['核销', { ordered: 'writtenOff' }],
    cancel: ['撤销追回决定', { ordered: 'cancelled' }],
  },
});

/** 职称认定 (C2, W-V(2), H-III(2)). */
export const titleRecognitionLifecycle = defineLifecycle({
  code: 'subsidies.title',
  label: '职称认定',
  initial: 'eligible',
  states: {
    eligible: ['可申请', 'W'],
    applied: ['已申请', 'P'],
    underReview: ['认定中', 'P'],
    recognised: ['已认定', 'G'],
    refused: ['不予认定', 'R'],
    revoked: ['认定已撤销', 'R'],
    withdrawn: ['已撤回', 'X'],
  },
  commands: {
    apply: ['申请认定', { eligible: 'applied' }],
    endorse: ['推荐', { applied: 'applied' }],
    takeUp: ['受理', { applied: 'underReview' }],
    recognise: ['认定', { underReview: 'recognised' }],
    refuse: ['不予认定', { applied: 'refused', underReview: 'refused' }],
    revoke: ['撤销认定', { recognised: 'revoked' }],
    withdraw: ['撤回', { eligible: 'withdrawn', applied: 'withdrawn', underReview: 'withdrawn' }],
  },
});

/** 继续教育学时 (C2, W-V(1), H-III(1)). */
export const ceHoursLifecycle = defineLifecycle({
  code: 'subsidies.ce-hours',
  label: '继续教育学时',
  initial: 'computed',
  states: {
    computed: ['已核算', 'N'],
    declared: ['已申报', 'P'],
    verified: ['已核定', 'P'],
    registered: ['已登记', 'G'],
    corrected: ['已更正', 'G'],
    cancelled: ['已取消', 'X'],
  },
  commands: {
    declare: ['申报学时', { computed: 'declared' }],
    return: ['退回补正', { declared: 'computed' }],
    verify: ['核定', { declared: 'verified' }],
    register: ['登记', { verified: 'registered' }],
    correct: ['更正', { registered: 'corrected', corrected: 'corrected' }],
    cancel: [
      '取消学时',
      {
        computed: 'cancelled',
        declared: 'cancelled',
        verified: 'cancelled',
        registered: 'cancelled',
        corrected: 'cancelled',
      },
    ],
  },
});
