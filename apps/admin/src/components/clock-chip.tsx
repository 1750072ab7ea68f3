import { dateText } from '@peiyu/domain/calendar/text.ts';

/** How a clock stands, as its obligation says. */
export interface ClockState {
  readonly status: string;
  readonly late: boolean;
  readonly lateDays: number;
  readonly unit: 'd' | 'wd';
}

interface ClockChipProps {
  readonly due: string;
  readonly binding: boolean;
  readonly provisional: boolean;
  /** Undefined while it is not known: the day alone is shown. */
  readonly state: ClockState | undefined;
}

/** 应报日 and how it stands; advisory clocks look advisory, a provisional date says so (desks 4.14). */
export function ClockChip({ due, binding, provisional, state }: ClockChipProps) {
  const { icon, words, look } = looksOf(state);
  const marks = [binding ? '' : '提示性', provisional ? '≈ 暂定日期' : ''].filter(Boolean);
  return (
    <span className={['clock', look, binding ? '' : 'clock-advisory'].filter(Boolean).join(' ')}>
      <span aria-hidden="true">{icon}</span> {words}
      {dateText(due)}前{marks.length > 0 ? `（${marks.join('，')}）` : ''}
    </span>
  );
}

function looksOf(state: ClockState | undefined): { icon: string; words: string; look: string } {
  if (state?.late) {
    const days = state.lateDays > 0 ? ` ${state.lateDays} ${state.unit === 'wd' ? '个工作日' : '天'}` : '';
    return { icon: '▲', words: `已逾期${days}，`, look: 'clock-late' };
  }
  return state?.status === 'dueSoon'
    ? { icon: '◔', words: '即将到期，', look: 'clock-soon' }
    : { icon: '○', words: '', look: '' };
}
