import { useState } from 'react';
import { ActButton } from '../../../components/act-button.tsx';
import { MoreActs } from '../../../components/more-acts.tsx';
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
  const possible = acts.filter(({ refusal }) => refusal === undefined);
  const barred = acts.filter(({ refusal }) => refusal !== undefined);
  const button = (act: CohortAct) => (
    <ActButton
      key={act.name}
      label={act.label}
      refusal={act.refusal}
      type={act === possible[0] ? 'primary' : 'default'}
      danger={DANGEROUS.has(act.name)}
      onPress={() => setOpen(act)}
    />
  );
  return (
    <>
      {possible.map(button)}
      <MoreActs count={barred.length}>{barred.map(button)}</MoreActs>
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
