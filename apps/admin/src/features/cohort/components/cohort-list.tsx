import { dateText } from '@peiyu/domain/calendar/text.ts';
import { cohortLifecycle } from '@peiyu/domain/lifecycles/index.ts';
import { Link } from 'react-router';
import type { Column } from '../../../components/data-table.tsx';
import { DataTable } from '../../../components/data-table.tsx';
import { StatusTag } from '../../../components/status-tag.tsx';
import { paths } from '../../../config/paths.ts';
import type { Places } from '../../../lib/places.ts';
import { subjectText } from '../../../lib/places.ts';
import type { CohortRow } from '../api/use-cohorts.ts';

/** Classes as a list; the number leads to the page of the class. */
export function CohortList({ cohorts, places }: { cohorts: readonly CohortRow[]; places: Places }) {
  const columns: Column<CohortRow>[] = [
    {
      title: '编号',
      render: ({ id, number }) => (
        <Link to={paths.cohort(id)} className="mono">
          {number}
        </Link>
      ),
    },
    { title: '机构', render: ({ orgName }) => orgName ?? '—', wrap: true },
    { title: '职业 · 方向 · 等级', render: (cohort) => subjectText(places, cohort) },
    { title: '开班市', render: ({ city }) => places.nameOf(city) },
    { title: '起止', render: ({ startsOn, endsOn }) => `${dateText(startsOn)}至${dateText(endsOn)}`, wrap: true },
    { title: '在册 / 名额', render: ({ admitted, quota }) => `${admitted} / ${quota}`, align: 'right' },
    { title: '状态', render: ({ status }) => <StatusTag look={cohortLifecycle.states[status]} /> },
  ];
  return <DataTable caption="班次" rows={cohorts} keyOf={({ id }) => id} columns={columns} />;
}
