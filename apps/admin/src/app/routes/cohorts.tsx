import type { StateOf } from '@peiyu/domain/lifecycles/index.ts';
import { cohortLifecycle } from '@peiyu/domain/lifecycles/index.ts';
import { Button, Select } from 'antd';
import { useSearchParams } from 'react-router';
import { EmptyNote } from '../../components/empty-note.tsx';
import { Page } from '../../components/page.tsx';
import { Pager, usePaging } from '../../components/pager.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { useCohorts } from '../../features/cohort/api/use-cohorts.ts';
import { CohortList } from '../../features/cohort/components/cohort-list.tsx';
import { usePlaces } from '../../lib/places.ts';

type Status = StateOf<typeof cohortLifecycle>;
const STATES = Object.keys(cohortLifecycle.states) as Status[];

export function Component() {
  const [search, setSearch] = useSearchParams();
  const status = STATES.find((state) => state === search.get('status'));
  const paging = usePaging();
  const places = usePlaces();
  const { after } = paging;
  const cohorts = useCohorts({ ...(status ? { status } : {}), ...(after ? { after } : {}) });
  const choose = (next: Status | undefined): void => {
    paging.reset();
    setSearch(next ? { status: next } : {}, { replace: true });
  };
  return (
    <Page title="班次">
      <div className="filters">
        <Select
          aria-label="按状态筛选"
          placeholder="全部状态"
          allowClear
          style={{ width: 180 }}
          value={status ?? null}
          options={STATES.map((state) => ({ value: state, label: cohortLifecycle.states[state][0] }))}
          onChange={(value) => choose(value ?? undefined)}
        />
      </div>
      <QueryView query={cohorts}>
        {(page) => (
          <>
            {page.items.length > 0 ? (
              <CohortList cohorts={page.items} places={places} />
            ) : status ? (
              <EmptyNote
                text="没有这一状态的班次。"
                next={<Button onClick={() => choose(undefined)}>清空筛选</Button>}
              />
            ) : (
              <EmptyNote text="还没有班次。培训机构的年度计划备案后即可申请开班。" />
            )}
            <Pager paging={paging} next={page.next} />
          </>
        )}
      </QueryView>
    </Page>
  );
}
