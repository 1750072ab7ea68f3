import { dateText } from '@peiyu/domain/calendar/text.ts';

interface ClockChipProps {
  readonly due: string;
  readonly status: string;
  readonly late: boolean;
  readonly lateDays: number;
  readonly unit: 'd' | 'wd';
  readonly binding: boolean;
  readonly provisional: boolean;
}

/** 应报日 and how it stands; advisory clocks look advisory, a provisional date says so (desks 4.14). */
export function ClockChip({ due, status, late, lateDays, unit, binding, provisional }: ClockChipProps) {
  const [icon, words] = late
    ? ['▲', `已逾期${lateDays > 0 ? ` ${lateDays} ${unit === 'wd' ? '个工作日' : '天'}` : ''}`]
    : status === 'dueSoon'
      ? ['◔', '即将到期']
      : ['○', '未到期'];
  const marks = [binding ? '' : '提示性', provisional ? '≈ 暂定日期' : ''].filter(Boolean);
  return (
    <span className={`clock ${late ? 'clock-late' : status === 'dueSoon' ? 'clock-soon' : ''} ${binding ? '' : 'clock-advisory'}`}>
      <span aria-hidden="true">{icon}</span> {words}，{dateText(due)}前{marks.length > 0 ? `（${marks.join('，')}）` : ''}
    </span>
  );
}
