import { defineLifecycle } from './lifecycle.ts';

/**
 * 报送义务 (C2, A8). Lateness is a fact kept beside the state for ever (C4-25): a late filing that is accepted, or returned and filed again, stays late.
 * `recompute` changes the date when a calendar is published (C4-24).
 */
export const obligationLifecycle = defineLifecycle({
  code: 'reporting.obligation',
  label: '报送义务',
  initial: 'created',
  states: {
    created: ['未到期', 'N'],
    dueSoon: ['即将到期', 'W'],
    submitted: ['已报送', 'P'],
    overdue: ['已逾期', 'R'],
    submittedLate: ['逾期报送', 'R'],
    accepted: ['已接收', 'G'],
    returned: ['退回补正', 'W'],
    extended: ['已延期', 'P'],
    waived: ['已免除', 'N'],
  },
  commands: {
    recompute: ['重算应报日', { created: 'created', dueSoon: 'created', extended: 'extended', overdue: 'created' }],
    comeDueSoon: ['临期提醒', { created: 'dueSoon', extended: 'dueSoon' }],
    passDue: ['转为逾期', { created: 'overdue', dueSoon: 'overdue', extended: 'overdue', returned: 'overdue' }],
    submit: [
      '报送',
      {
        created: 'submitted',
        dueSoon: 'submitted',
        extended: 'submitted',
        returned: 'submitted',
        overdue: 'submittedLate',
      },
    ],
    withdraw: ['撤回', { submitted: 'created', submittedLate: 'overdue' }],
    accept: ['接收', { submitted: 'accepted', submittedLate: 'accepted' }],
    return: ['退回补正', { submitted: 'returned', submittedLate: 'returned' }],
    restart: [
      '重新起算',
      { created: 'created', dueSoon: 'created', returned: 'created', overdue: 'created', extended: 'created' },
    ],
    remind: [
      '催办',
      { created: 'created', dueSoon: 'dueSoon', overdue: 'overdue', returned: 'returned', extended: 'extended' },
    ],
    extend: [
      '延期',
      { created: 'extended', dueSoon: 'extended', overdue: 'extended', returned: 'extended', extended: 'extended' },
    ],
    waive: [
      '免除',
      { created: 'waived', dueSoon: 'waived', overdue: 'waived', returned: 'waived', extended: 'waived' },
    ],
  },
});

/** 开展情况表 (C2, W-VI(2)). A sealed form never changes: 更正 makes the next revision with its reason, the old one is kept (C4-27). */
export const quarterlyReportLifecycle = defineLifecycle({
  code: 'reporting.quarterly-report',
  label: '开展情况表',
  initial: 'open',
  states: {
    open: ['待填报', 'W'],
    drafted: ['已自动汇总待核对', 'W'],
    confirmed: ['已核对', 'P'],
    sealed: ['已盖章待报送', 'W'],
    submitted: ['已报送', 'P'],
    accepted: ['已接收', 'G'],
    returned: ['退回补正', 'W'],
    corrected: ['已更正', 'P'],
    consolidated: ['已汇总', 'G'],
  },
  commands: {
    draft: ['汇总数据', { open: 'drafted', drafted: 'drafted', confirmed: 'drafted' }],
    confirm: ['核对', { drafted: 'confirmed' }],
    seal: ['盖章', { confirmed: 'sealed' }],
    submit: ['报送', { sealed: 'submitted', corrected: 'submitted' }],
    withdraw: ['撤回', { submitted: 'sealed' }],
    accept: ['接收', { submitted: 'accepted' }],
    return: ['退回补正', { submitted: 'returned' }],
    correct: [
      '更正',
      {
        sealed: 'corrected',
        submitted: 'corrected',
        accepted: 'corrected',
        returned: 'corrected',
        corrected: 'corrected',
      },
    ],
    consolidate: ['汇总', { accepted: 'consolidated' }],
    reopen: ['重新打开', { consolidated: 'accepted' }],
  },
});
