import { useState } from 'react';
import { ActButton } from '../../../components/act-button.tsx';
import type { CohortAct } from '../acts.ts';
import type { Acted } from '../api/act-on-cohort.ts';
import type { Cohort } from '../api/use-cohorts.ts';
import { CohortActDialog } from './cohort-act-dialog.tsx';

const DANGEROUS: ReadonlySet<string> = new Set(['reject']);

interface CohortActsProps {
  readonly cohort: Cohort;
  readonly acts: readonly CohortAct[];
  readonly onDone: (act: CohortAct, acted: Acted) => void;
}

/** The acts of the role on this class; the first that may be done is the primary one. */
export function CohortActs({ cohort, acts, onDone }: CohortActsProps) {
  const [open, setOpen] = useState<CohortAct>();
  const first = acts.find(({ refusal }) => refusal === undefined);
  return (
    <>
      {acts.map((act) => (
        <ActButton
          key={act.name}
          label={act.label}
          refusal={act.refusal}
          type={act === first ? 'primary' : 'default'}
          danger={DANGEROUS.has(act.name)}
          onPress={() => setOpen(act)}
        />
      ))}
      {open ? (
        <CohortActDialog
          act={open}
          cohort={cohort}
          onClose={() => setOpen(undefined)}
          onDone={(acted) => {
            setOpen(undefined);
            onDone(open, acted);
          }}
        />
      ) : null}
    </>
  );
}
