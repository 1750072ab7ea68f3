import { EVERYWHERE } from '@peiyu/kit/store/aggregate.ts';
import type { Loaded } from '@peiyu/kit/store/store.ts';
import { procedure } from '@peiyu/kit/trpc.ts';
import { Page, afterOf, cut, pageOptions } from '../paging.ts';
import type { SubsidiesParts } from '../parts.ts';
import { askFor, maskedPeople } from '../people.ts';
import { subjectOf } from '../subject.ts';
import type { Title } from './title.ts';

const row = ({ id, tenant, state }: Loaded<Title>) => ({
  titleId: id,
  city: tenant,
  status: state.status,
  title: state.title,
  levelCertificateId: state.levelCertificateId,
  ...subjectOf(state),
  withdrawnFor: state.withdrawnFor,
});

export const listTitlesProcedure = (parts: SubsidiesParts) =>
  procedure.input(Page).query(async ({ input, ctx }) => {
    const { rows, next } = cut(await parts.titles.list(ctx.scope, afterOf(input), pageOptions(input)), input);
    const person = await maskedPeople(
      parts.deps.identity,
      askFor(ctx.session.place, 'title-list', ctx.actor),
      rows.map(({ state }) => state.personId),
    );
    return { items: rows.map((title) => ({ ...row(title), ...person(title.state.personId) })), next };
  });

export const myTitlesProcedure = (parts: SubsidiesParts) =>
  procedure.input(Page).query(async ({ input, ctx }) => {
    const where = { ...afterOf(input), 'state.personId': ctx.actor.person ?? '' };
    const { rows, next } = cut(await parts.titles.list(EVERYWHERE, where, pageOptions(input)), input);
    return { items: rows.map(row), next };
  });
