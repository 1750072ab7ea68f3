import type { Service, ServiceDeps } from '@peiyu/kit/kernel.ts';
import type { Packs } from '@peiyu/kit/packs.ts';
import { reportingPermissions } from '@peiyu/domain/permissions/reporting.ts';
import { Kernel } from '@peiyu/kit/kernel.ts';
import { KeyedQueue } from '@peiyu/kit/keyed-queue.ts';
import { errorFacts } from '@peiyu/kit/log.ts';
import type { ReportingParts } from './parts.ts';
import { collectFacts } from './figures/collect-facts.ts';
import { obligationDefinition } from './obligation/obligation.store.ts';
import { recomputeDueDates } from './obligation/recompute-due-dates.ts';
import { keepObligations } from './policies/keep-obligations.ts';
import { keepPlanClock } from './policies/keep-plan-clock.ts';
import { openQuarters } from './policies/open-quarters.ts';
import { reportDefinition } from './quarterly/report.store.ts';
import { reportingRouter } from './router.ts';
import { keepLabels } from './todo/keep-labels.ts';
import { keepTodo } from './todo/keep-todo.ts';
import { keepOrganisations } from './views/keep-organisations.ts';

const DAY_MS = 86_400_000;

/** What is owed upward, and the truth of every number: clocks, facts, quarterly forms, work queues. */
export function createReporting(deps: ServiceDeps, settings: { readonly packs: Packs }) {
  const kernel = new Kernel('reporting', deps);
  const parts: ReportingParts = {
    obligations: kernel.store(obligationDefinition),
    reports: kernel.store(reportDefinition),
    documents: deps.documents,
    identity: deps.identity,
    packs: settings.packs,
    facts: kernel.view('facts', [
      { keys: { tenant: 1, orgId: 1, reportId: 1, on: 1 } },
      { keys: { tenant: 1, orgId: 1, on: 1 } },
    ]),
    todo: kernel.view('todo', [
      { keys: { role: 1, open: 1, org: 1, order: 1 } },
      { keys: { role: 1, open: 1, order: 1 } },
      { keys: { person: 1, open: 1, order: 1 } },
    ]),
    organisations: kernel.view('organisations', []),
    filedPlans: kernel.view('filed_plans', []),
    clockEnds: kernel.view('clock_ends', []),
    labels: kernel.view('todo_labels', []),
    seals: new KeyedQueue(),
  };
  for (const consumer of [
    keepOrganisations,
    collectFacts,
    openQuarters,
    keepObligations,
    keepPlanClock,
    keepLabels,
    keepTodo,
  ])
    kernel.follow(consumer(parts));
  return recomputing(kernel.service(reportingRouter(parts), reportingPermissions), { parts, deps });
}

/** The service with its provisional due days counted again at every start and each day after (C4-24). */
function recomputing<S extends Service>(service: S, of: { parts: ReportingParts; deps: ServiceDeps }): S {
  const { business, scheduler, log } = of.deps;
  const recompute = (): Promise<void> =>
    recomputeDueDates(of.parts, business).catch((error: unknown) =>
      log.warn({ source: 'obligations', ...errorFacts(error) }, 'recomputed later'),
    );
  let stopDaily: (() => Promise<void>) | undefined;
  return {
    ...service,
    async start() {
      await service.start();
      await recompute();
      stopDaily = scheduler.every(DAY_MS, recompute);
    },
    async stop() {
      await stopDaily?.();
      await service.stop();
    },
  };
}
