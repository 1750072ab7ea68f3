import * as z from 'zod';
import { addCalendarDays, partsOf } from './date.ts';
import type { CalendarDate } from './date.ts';
import { endOfTerm } from './limit.ts';
import type { Days, TermEnd } from './limit.ts';
import { quarterEnd, quarterlyDue, quarterOf } from './quarter.ts';
import type { QuarterlyDueRule } from './quarter.ts';
import { lastWorkingDayOnOrBefore } from './working-days.ts';

/** The law's clocks, table A8. */
export const ClockId = z.enum(['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D8']);
export type ClockId = z.infer<typeof ClockId>;

type Party =
  | 'trainingInstitution'
  | 'evaluationInstitution'
  | 'province'
  | 'nationalOffice'
  | 'cityDesk'
  | 'trainee'
  | 'ceLedger';

/** One clock: who owes what to whom, from which moment. Its length and whether it binds are the pack's. */
export interface Clock {
  readonly id: ClockId;
  readonly says: string;
  readonly from: Party;
  readonly to: Party;
  /** What starts it, in words. The date passed to `dueDate` is the date of this. */
  readonly trigger: string;
  readonly source: string;
}

const clock = (id: ClockId, says: string, rest: Omit<Clock, 'id' | 'says'>): Clock => ({ id, says, ...rest });

export const CLOCKS: Readonly<Record<ClockId, Clock>> = {
  D1: clock('D1', '结业报送', { from: 'trainingInstitution', to: 'province', trigger: '培训结业', source: 'W-IV(2)' }),
  D2: clock('D2', '考核数据报省', {
    from: 'evaluationInstitution',
    to: 'province',
    trigger: '考核结束',
    source: 'H-II(3)',
  }),
  D3: clock('D3', '省厅确认并报国家办', {
    from: 'province',
    to: 'nationalOffice',
    trigger: '收到完整数据',
    source: 'H-II(3)',
  }),
  D4: clock('D4', '颁发等级证书', {
    from: 'evaluationInstitution',
    to: 'trainee',
    trigger: '国家办审核通过',
    source: 'H-II(3)',
  }),
  D5: clock('D5', '报送开展情况表', {
    from: 'trainingInstitution',
    to: 'cityDesk',
    trigger: '季度',
    source: 'W-VI(2), W-annex',
  }),
  D6: clock('D6', '同时报送报名信息', { from: 'trainee', to: 'cityDesk', trigger: '提交报名', source: 'H-IV(2)' }),
  D7: clock('D7', '年度计划备案', {
    from: 'trainingInstitution',
    to: 'cityDesk',
    trigger: '计划年度首日或开班日',
    source: 'W-IV(1)',
  }),
  D8: clock('D8', '登记继续教育学时', {
    from: 'trainingInstitution',
    to: 'ceLedger',
    trigger: '培训结业',
    source: 'W-V(1), H-III(1)',
  }),
};

interface Term {
  readonly limit: Days;
  readonly binding: boolean;
}

/** The part of a city's policy pack that the clocks read. */
export interface ClockTerms {
  readonly completionReport: Term;
  readonly assessmentReport: Term;
  readonly provinceConfirm: Term;
  readonly certificateIssue: Term;
  readonly quarterly: { readonly enabled: boolean; readonly dueRule: QuarterlyDueRule };
  readonly enrolment: { readonly deskCopy: boolean };
  readonly plan: { readonly required: boolean };
}

/** When something is due. `provisional` while a counted day's holidays are unpublished; `binding` false = 提示性, never shown as law. */
export interface Due extends TermEnd {
  readonly binding: boolean;
}

/**
 * The due date of a clock for a trigger date under a pack, or null when the pack switches the clock off (D5, D6).
 * D1 D2 D4 roll forward past rest days, D3 counts working days, D5 and D7 ("before") roll back, D6 is the same day, D8 the last day of the year.
 * For D5 any day of the quarter triggers; for D7 the day before which the plan must be filed. No date stands in the seed for D7 (A8).
 */
export function dueDate(id: ClockId, trigger: CalendarDate, pack: ClockTerms): Due | null {
  switch (id) {
    case 'D1':
      return ofTerm(trigger, pack.completionReport);
    case 'D2':
      return ofTerm(trigger, pack.assessmentReport);
    case 'D3':
      return ofTerm(trigger, pack.provinceConfirm);
    case 'D4':
      return ofTerm(trigger, pack.certificateIssue);
    case 'D5': {
      if (!pack.quarterly.enabled) return null;
      const quarter = quarterOf(trigger);
      const { date, provisional } = quarterlyDue(quarter, pack.quarterly.dueRule);
      return { nominal: quarterEnd(quarter), due: date, provisional, binding: true };
    }
    case 'D6':
      return pack.enrolment.deskCopy ? { nominal: trigger, due: trigger, provisional: false, binding: true } : null;
    case 'D7': {
      const nominal = addCalendarDays(trigger, -1);
      const { date, provisional } = lastWorkingDayOnOrBefore(nominal);
      return { nominal, due: date, provisional, binding: pack.plan.required };
    }
    case 'D8': {
      const lastDay = `${String(partsOf(trigger).year).padStart(4, '0')}-12-31`;
      return { nominal: lastDay, due: lastDay, provisional: false, binding: true };
    }
  }
}

const ofTerm = (trigger: CalendarDate, term: Term): Due => ({
  ...endOfTerm(trigger, term.limit),
  binding: term.binding,
});
