import type { RefusalFile } from './entry.ts';

const move = { state: '现状态', command: '所按按钮' } as const;

/** Refusals of reporting: quarterly form, obligations. */
export const reportingRefusals = {
  'reporting.quarterly-report.state': {
    says: '开展情况表现为“{state}”，不能“{command}”。请刷新后按现状态办理。',
    source: 'C2',
    facts: move,
  },
  'reporting.quarterly-report.off': { says: '本市不要求报送开展情况表。', source: 'C3 quarterly.enabled' },
  'reporting.quarterly-report.sealed': {
    says: '该表已盖章，内容不能直接修改。请点“更正”形成新的修订号并写明原因。',
    source: 'C4-27',
  },
  'reporting.quarterly-report.facts-changed': {
    says: '核对后数据有变化。请“重新汇总”并再次核对。',
    source: 'desks 4.13',
  },
  'reporting.quarterly-report.reason-missing': {
    says: '更正须写明原因。请填写至少 10 个字。',
    source: 'C2, desks 3.2 F9',
  },
  'reporting.quarterly-report.unchanged': { says: '更正内容与原表相同。请修改后再提交。', source: 'C4-27' },
  'reporting.quarterly-report.previous-open': {
    says: '{quarter} 的开展情况表还没有盖章。请先完成上一季度的表。',
    source: 'A9 Q12',
    facts: { quarter: '上一季度' },
  },
  'reporting.quarterly-report.filler-missing': {
    says: '填表人和联系电话没有填写。请补填后再盖章。',
    source: 'W-annex',
  },
  'reporting.quarterly-report.not-city': {
    says: '已汇总的表只能由市级专技岗重新打开。请联系市级专技岗。',
    source: 'C2',
  },
  'reporting.obligation.state': {
    says: '该报送义务现为“{state}”，不能“{command}”。请刷新后按现状态办理。',
    source: 'C2',
    facts: move,
  },
  'reporting.obligation.calendar-unknown': {
    says: '{year} 年节假日安排未公布，应报日为暂定。公布后自动重算并通知，无须操作。',
    source: 'C4-24',
    facts: { year: '年份' },
  },
  'reporting.obligation.reason-missing': {
    says: '延期、免除和退回须写明原因。请填写至少 10 个字。',
    source: 'desks 4.3',
  },
} as const satisfies RefusalFile<'reporting'>;
