import { businessDate, endOfTerm } from '@peiyu/domain/calendar/index.ts';
import { sumFen } from '@peiyu/domain/values/index.ts';
import { endOfDay } from '@peiyu/kit/clock.ts';
import { EVERYWHERE, scopeOf } from '@peiyu/kit/store/aggregate.ts';
import type { Loaded } from '@peiyu/kit/store/store.ts';
import { publicProcedure } from '@peiyu/kit/trpc.ts';
import { NotFound } from '@peiyu/kit/errors.ts';
import * as z from 'zod';
import { Page, afterOf, cut, pageOptions } from '../paging.ts';
import type { SubsidiesParts } from '../parts.ts';
import { readRows } from './notice-rows.ts';
import type { Notice } from './notice.ts';

const ListNotices = z.strictObject({ ...Page.shape, city: z.string().regex(/^\d{6}$/u) });
const GetNotice = z.strictObject({ noticeId: z.string().min(1).max(60) });

/** A notice without its people; over as soon as its last day is, however late the timer is polled. */
const head = (parts: SubsidiesParts, { id, tenant, state }: Loaded<Notice>, now: string) => ({
  noticeId: id,
  city: tenant,
  number: state.number,
  from: state.from,
  until: state.until,
  count: state.claimIds.length,
  /** True while rest days of the window are not published (C4-24). */
  provisional: endOfTerm(state.from, parts.packs.inForce(tenant, state.from).subsidy.noticeDays).provisional,
  open: now < endOfDay(state.until),
});

/** The notices of a city, for anybody. */
export const listNoticesProcedure = (parts: SubsidiesParts) =>
  publicProcedure.input(ListNotices).query(async ({ input, ctx }) => {
    const found = await parts.notices.list(scopeOf(input.city), afterOf(input), pageOptions(input));
    const { rows, next } = cut(found, input);
    return { items: rows.map((notice) => head(parts, notice, ctx.business.now())), next };
  });

/** One notice with its masked list while the window is open; afterwards no row of it is shown (C4-36). */
export const getNoticeProcedure = (parts: SubsidiesParts) =>
  publicProcedure.input(GetNotice).query(async ({ input, ctx }) => {
    const notice = await parts.notices.find(input.noticeId, EVERYWHERE);
    if (!notice) throw new NotFound();
    const now = ctx.business.now();
    const shown = head(parts, notice, now);
    const rows = shown.open ? await readRows(parts.deps, { id: notice.id, tenant: notice.tenant }) : [];
    const { contact } = parts.packs.inForce(notice.tenant, businessDate(now));
    return { ...shown, contact, total: sumFen(rows.map(({ amount }) => amount)), rows };
  });
