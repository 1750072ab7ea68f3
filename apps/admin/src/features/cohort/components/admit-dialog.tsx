import { ActDialog } from '../../../components/act-dialog.tsx';
import type { Outputs } from '../../../lib/trpc.ts';
import { useTRPCClient } from '../../../lib/trpc.ts';
import type { Cohort } from '../api/use-cohorts.ts';

export type Admitted = Outputs['training']['enrolment']['admit'];

interface AdmitDialogProps {
  readonly cohort: Cohort;
  readonly enrolmentIds: readonly string[];
  readonly onDone: (admitted: Admitted) => void;
  readonly onClose: () => void;
}

/** 录取 of those chosen: seats while there are any, the others are listed with the reason. */
export function AdmitDialog({ cohort, enrolmentIds, onDone, onClose }: AdmitDialogProps) {
  const client = useTRPCClient();
  const left = Math.max(0, cohort.quota - cohort.admitted);
  return (
    <ActDialog
      act="录取"
      effect={`录取选中的 ${enrolmentIds.length} 人，剩余名额 ${left} 人。本人尚未确认报名信息的不会录取。`}
      onAct={(commandId) =>
        client.training.enrolment.admit.mutate({ commandId, cohortId: cohort.id, enrolmentIds: [...enrolmentIds] })
      }
      onDone={onDone}
      onClose={onClose}
    />
  );
}
