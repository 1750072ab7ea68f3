import { dateText } from '@peiyu/domain/calendar/text.ts';
import type { Field } from '../../../components/act-dialog.tsx';
import { ActDialog, REASON } from '../../../components/act-dialog.tsx';
import { useTRPCClient } from '../../../lib/trpc.ts';
import type { CohortAct } from '../acts.ts';
import type { Acted } from '../api/act-on-cohort.ts';
import { actOnCohort } from '../api/act-on-cohort.ts';
import type { Cohort } from '../api/use-cohorts.ts';

interface Text {
  readonly effect: string;
  readonly forGood?: string;
  readonly fields?: readonly Field[];
  readonly danger?: boolean;
}

const REPORT_FIELDS: readonly Field[] = [
  { name: 'situation', label: '培训情况', kind: 'words', required: true },
  { name: 'problems', label: '存在问题', kind: 'words', required: true, help: '没有问题请写“无”' },
];

/** What each act does to this class, in one sentence (desks 3.3). */
function textOf(name: CohortAct['name'], cohort: Cohort): Text {
  const { number, quota, startsOn, admitted } = cohort;
  const final = (status: 'passed' | 'failed'): number => cohort.counts[status] ?? 0;
  switch (name) {
    case 'approve':
      return {
        effect: `批准 ${number} 开班？名额 ${quota} 人，${dateText(startsOn)}开课；批准后机构可招生、录取学员。`,
      };
    case 'return':
      return { effect: '请一次列全要补正的内容，机构将逐条看到。', fields: [REASON] };
    case 'reject':
      return {
        effect: `不批准 ${number} 开班，将终止本次申请。请写明理由和依据，并告知对方可陈述、申诉。`,
        forGood: '不予批准后，机构须另行申请。',
        fields: [REASON],
        danger: true,
      };
    case 'beginEnrolment':
      return { effect: `开始 ${number} 的招生，名额 ${quota} 人。此后可导入名册、录取学员。` };
    case 'start':
      return { effect: `${number} 开课，在册 ${admitted} 人。`, forGood: '开课后不能再录取学员。' };
    case 'examine':
      return { effect: `${number} 课次结束，开始结业考核。` };
    case 'completeAll':
      return { effect: '为学时、内容、考核都达到要求的学员登记结业；其余学员逐人列出缺什么。' };
    case 'complete':
      return {
        effect: `${final('passed')} 人结业、${final('failed')} 人未合格。名册将冻结，结业报送的时限从结业日起算。`,
        forGood: '结业后名册不能再改。',
      };
    case 'issue':
      return {
        effect: '为结业合格、尚未颁发的学员颁发培训合格证书，编号即刻生成并可公开查验。',
        forGood: '颁发后不能撤回，只能撤销或补发。',
      };
    case 'report':
      return { effect: `报送 ${number} 的学员名单和培训情况。`, fields: REPORT_FIELDS };
    case 'acceptReport':
      return { effect: `接收 ${number} 的结业报送。` };
    case 'returnReport':
      return { effect: '请一次列全要补正的内容，机构将逐条看到。', fields: [REASON] };
  }
}

interface CohortActDialogProps {
  readonly act: CohortAct;
  readonly cohort: Cohort;
  readonly onDone: (acted: Acted) => void;
  readonly onClose: () => void;
}

export function CohortActDialog({ act, cohort, onDone, onClose }: CohortActDialogProps) {
  const client = useTRPCClient();
  const { name, label } = act;
  return (
    <ActDialog
      act={label}
      {...textOf(name, cohort)}
      onAct={(commandId, values) => actOnCohort(client, { name, commandId, cohortId: cohort.id }, values)}
      onDone={onDone}
      onClose={onClose}
    />
  );
}
