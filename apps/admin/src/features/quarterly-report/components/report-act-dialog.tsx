import { quarterText } from '@peiyu/domain/calendar/quarter.ts';
import type { Field, Values } from '../../../components/act-dialog.tsx';
import { ActDialog, REASON } from '../../../components/act-dialog.tsx';
import type { Client } from '../../../lib/trpc.ts';
import { useTRPCClient } from '../../../lib/trpc.ts';
import type { ReportAct } from '../acts.ts';
import type { Report } from '../api/use-reports.ts';

const TEXTS: readonly Field[] = [
  { name: 'filler', label: '填表人', kind: 'line', required: true, most: 50 },
  { name: 'phone', label: '联系电话', kind: 'line', required: true, most: 30 },
  { name: 'measures', label: '已出台的配套措施', kind: 'words', help: '不填则附页写“无”' },
  { name: 'practice', label: '好经验、好做法', kind: 'words' },
  { name: 'problems', label: '发现的问题', kind: 'words' },
];

interface Text {
  readonly effect: string;
  readonly forGood?: string;
  readonly fields?: readonly Field[];
}

function textOf(name: ReportAct['name'], { quarter }: Report): Text {
  const form = `${quarterText(quarter)}开展情况表`;
  switch (name) {
    case 'seal':
      return {
        effect: `为${form}盖章，数字截止到现在。`,
        forGood: '盖章后内容固定并生成校验码，修改须另出修订号。',
        fields: TEXTS,
      };
    case 'submit':
      return { effect: `报送${form}，由市级专技岗接收。` };
    case 'accept':
      return { effect: `接收${form}。` };
    case 'return':
      return { effect: '请一次列全要补正的内容，机构将逐条看到。', fields: [REASON] };
    case 'correct':
      return {
        effect: `更正${form}的文字，形成新的修订号；原表和校验码保留可查。数字有误请先更正业务记录。`,
        forGood: '逾期的仍记为逾期。',
        fields: [{ ...REASON, label: '更正原因' }, ...TEXTS],
      };
  }
}

function send(
  client: Client,
  act: { name: ReportAct['name']; commandId: string; report: Report },
  values: Values,
): Promise<unknown> {
  const { quarterlyReport } = client.reporting;
  const { name, commandId, report } = act;
  const command = { commandId, reportId: report.id };
  const { reason = '', filler = '', phone = '', measures = '', practice = '', problems = '' } = values;
  const texts = { filler, phone, measures, practice, problems };
  switch (name) {
    case 'seal':
      return quarterlyReport.seal.mutate({ ...command, ...texts, seen: report.seen });
    case 'submit':
      return quarterlyReport.submit.mutate(command);
    case 'accept':
      return quarterlyReport.accept.mutate(command);
    case 'return':
      return quarterlyReport.return.mutate({ ...command, reason });
    case 'correct':
      return quarterlyReport.correct.mutate({ ...command, ...texts, reason, changes: [] });
  }
}

interface ReportActDialogProps {
  readonly act: ReportAct;
  readonly report: Report;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

export function ReportActDialog({ act, report, onDone, onClose }: ReportActDialogProps) {
  const client = useTRPCClient();
  return (
    <ActDialog
      act={act.label}
      {...textOf(act.name, report)}
      onAct={(commandId, values) => send(client, { name: act.name, commandId, report }, values)}
      onDone={onDone}
      onClose={onClose}
    />
  );
}
