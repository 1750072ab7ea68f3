import { enrolmentLifecycle } from '@peiyu/domain/lifecycles/index.ts';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { EmptyNote } from '../../../components/empty-note.tsx';
import { Pager, usePaging } from '../../../components/pager.tsx';
import { QueryView } from '../../../components/query-view.tsx';
import { Section } from '../../../components/section.tsx';
import { paths } from '../../../config/paths.ts';
import { mayDo } from '../../../lib/permissions.ts';
import { useSession } from '../../../lib/session.ts';
import type { Cohort } from '../api/use-cohorts.ts';
import type { RosterRow } from '../api/use-roster.ts';
import { useRoster } from '../api/use-roster.ts';
import type { Admitted } from './admit-dialog.tsx';
import { AdmitDialog } from './admit-dialog.tsx';
import { RosterTable, admittable } from './roster-table.tsx';

/** The roster of a class: counts that filter, rows, admission, the way to the import. */
export function CohortRoster({ cohort, onChanged }: { cohort: Cohort; onChanged: () => void }) {
  const { role } = useSession();
  const [status, setStatus] = useState<RosterRow['status']>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [admitting, setAdmitting] = useState(false);
  const [admitted, setAdmitted] = useState<Admitted>();
  const paging = usePaging();
  const { after } = paging;
  const roster = useRoster({ cohortId: cohort.id, ...(status ? { status } : {}), ...(after ? { after } : {}) });
  const enrolling = cohort.status === 'enrolling';
  const admits = enrolling && mayDo(role, 'training.enrolment.admit');
  const imports = enrolling && mayDo(role, 'training.enrolment.importRoster');
  const labelOf = (row: RosterRow): string | undefined =>
    admittable(row) ? `${row.maskedName ?? ''} ${row.maskedNumber ?? ''}` : undefined;
  return (
    <Section title="名册" extra={imports ? <Link to={paths.importRoster(cohort.id)}>导入名册</Link> : undefined}>
      <Counts
        counts={cohort.counts}
        chosen={status}
        onChoose={(next) => {
          paging.reset();
          setChosen(new Set());
          setStatus(next);
        }}
      />
      {admitted ? <AdmittedNote admitted={admitted} /> : null}
      {admits ? (
        <div className="filters">
          <Button type="primary" disabled={chosen.size === 0} onClick={() => setAdmitting(true)}>
            录取选中的 {chosen.size} 人
          </Button>
        </div>
      ) : null}
      <QueryView query={roster}>
        {(page) => (
          <>
            {page.items.length === 0 ? (
              <Nobody cohort={cohort} imports={imports} filtered={status !== undefined} />
            ) : (
              <RosterTable
                rows={page.items}
                selection={admits ? { chosen, onChange: setChosen, labelOf } : undefined}
              />
            )}
            <Pager paging={paging} next={page.next} />
          </>
        )}
      </QueryView>
      {admitting ? (
        <AdmitDialog
          cohort={cohort}
          enrolmentIds={[...chosen]}
          onClose={() => setAdmitting(false)}
          onDone={(answer) => {
            setAdmitting(false);
            setAdmitted(answer);
            setChosen(new Set());
            onChanged();
          }}
        />
      ) : null}
    </Section>
  );
}

interface CountsProps {
  readonly counts: Cohort['counts'];
  readonly chosen: RosterRow['status'] | undefined;
  readonly onChoose: (status: RosterRow['status'] | undefined) => void;
}

/** Counts by state that are filters too. */
function Counts({ counts, chosen, onChoose }: CountsProps) {
  const states = (Object.keys(enrolmentLifecycle.states) as RosterRow['status'][]).filter(
    (state) => (counts[state] ?? 0) > 0,
  );
  if (states.length === 0) return null;
  const all = states.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  const button = (state: RosterRow['status'] | undefined, label: string) => (
    <Button
      key={label}
      size="small"
      aria-pressed={chosen === state}
      type={chosen === state ? 'primary' : 'default'}
      onClick={() => onChoose(state)}
    >
      {label}
    </Button>
  );
  return (
    <div className="filters" role="group" aria-label="按报名状态筛选">
      {button(undefined, `全部 ${all}`)}
      {states.map((state) => button(state, `${enrolmentLifecycle.states[state][0]} ${counts[state] ?? 0}`))}
    </div>
  );
}

function AdmittedNote({ admitted: { admitted, refused } }: { admitted: Admitted }) {
  const reasons = [...new Set(refused.map(({ text }) => text))];
  return (
    <Alert
      className="note"
      role="status"
      showIcon
      type={refused.length > 0 ? 'warning' : 'success'}
      title={`已录取 ${admitted} 人${refused.length > 0 ? `，${refused.length} 人没有录取` : ''}。`}
      description={reasons.length > 0 ? reasons.join(' ') : undefined}
    />
  );
}

function Nobody({ cohort, imports, filtered }: { cohort: Cohort; imports: boolean; filtered: boolean }) {
  if (filtered) return <EmptyNote text="没有这一状态的学员。" />;
  if (imports) {
    return <EmptyNote text="名册还是空的。" next={<Link to={paths.importRoster(cohort.id)}>导入名册</Link>} />;
  }
  return <EmptyNote text="名册还是空的。开始招生后，由培训机构导入名册或登记报名。" />;
}
