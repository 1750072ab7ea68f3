import type { PermissionTable } from '@peiyu/domain/permissions/roles.ts';
import { mayCall, permissionFor } from '@peiyu/domain/permissions/roles.ts';
import type { Facts, RefusalCode } from '@peiyu/domain/refusal.ts';
import { Refusal, refusalText } from '@peiyu/domain/refusal.ts';
import { TRPCError, initTRPC } from '@trpc/server';
import { z } from 'zod';
import type { BusinessClock } from './clock.ts';
import type { Session } from './identity-port.ts';
import type { Log } from './log.ts';
import type { ChangeContext } from './store/aggregate.ts';
import type { ProblemKind } from './errors.ts';
import { Forbidden, Problem, Unauthenticated } from './errors.ts';
import { derivedId } from './ids.ts';
import { errorFacts } from './log.ts';
import { scopeOf } from './store/aggregate.ts';

/** What a service hands to each of its requests. */
export interface ServiceFrame {
  readonly service: string;
  readonly permissions: PermissionTable;
  readonly business: BusinessClock;
  readonly log: Log;
}

/** One request: who asks and which request it is. `session` is undefined when nobody is signed in. */
export interface RequestContext extends ServiceFrame {
  readonly corr: string;
  readonly session: Session | undefined;
  /** Sets or clears the session cookie; used by identity alone. */
  readonly cookie: (token: string | null) => void;
  /** The session token that came with the request, for identity's logout. */
  readonly token: string | undefined;
  /** Network address of the caller, for rate limits and audit. */
  readonly address: string;
}

const CODES: Record<ProblemKind, TRPCError['code']> = {
  invalid: 'BAD_REQUEST',
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  notFound: 'NOT_FOUND',
  conflict: 'CONFLICT',
  busy: 'SERVICE_UNAVAILABLE',
};

/** A problem with its status. */
export const onTheWire = (cause: Problem): TRPCError => new TRPCError({ code: CODES[cause.kind], cause });

/** What the wire carries of an error: a code the client translates, its facts, and a Chinese sentence; never a stack. */
export interface WireError {
  readonly reason: RefusalCode;
  readonly facts: Facts;
  readonly text: string;
}

function wireError(error: TRPCError, corr: string): WireError {
  const cause = error.cause;
  if (cause instanceof Refusal) return say(cause.code, cause.facts);
  if (cause instanceof Problem) return say(cause.reason, cause.facts);
  if (cause instanceof z.ZodError) {
    const fields = cause.issues.map((issue) => `${issue.path.join('.') || '输入'}：${issue.message}`).slice(0, 8);
    return say('kit.input.invalid', { fields: fields.join('；') });
  }
  if (error.code === 'INTERNAL_SERVER_ERROR') return say('kit.fault', { log: corr });
  return error.code === 'NOT_FOUND' ? say('kit.not-found', {}) : say('kit.input.invalid', { fields: '请求格式' });
}

const say = (reason: RefusalCode, facts: Facts): WireError => ({ reason, facts, text: refusalText(reason, facts) });

z.config(z.locales.zhCN());

export const t = initTRPC.context<RequestContext>().create({
  errorFormatter: ({ shape, error, ctx }) => {
    const wire = wireError(error, ctx?.corr ?? '');
    return {
      message: wire.text,
      code: shape.code,
      data: { code: shape.data.code, httpStatus: shape.data.httpStatus, ...wire },
    };
  },
});

/** The one table from errors to the wire; what is in none of its rows is a Fault: logged in full, answered with a log id. */
const errors = t.middleware(async ({ next, ctx, path }) => {
  const result = await next();
  if (result.ok) return result;
  const cause = result.error.cause;
  if (cause instanceof Problem) throw onTheWire(cause);
  if (cause instanceof Refusal) throw new TRPCError({ code: 'UNPROCESSABLE_CONTENT', cause });
  if (result.error.code === 'INTERNAL_SERVER_ERROR') {
    ctx.log.error({ corr: ctx.corr, procedure: `${ctx.service}.${path}`, ...errorFacts(cause) }, 'fault');
  }
  return result;
});

/** Who may call: the procedure's row in the permission table (architecture.md 7). */
const permission = t.middleware(async ({ next, ctx, path }) => {
  const row = permissionFor(ctx.permissions, `${ctx.service}.${path}`);
  if (!row) throw new Forbidden('kit.forbidden');
  if (row.roles !== 'public' && !ctx.session) throw new Unauthenticated();
  if (!mayCall(row, ctx.session?.role)) throw new Forbidden('identity.right.missing');
  return next();
});

/** Any procedure, with or without a session. */
export const publicProcedure = t.procedure.use(errors).use(permission);

/** A procedure for somebody signed in: `ctx.actor` is who asks, `ctx.change(input)` the context of a store change. */
export const procedure = publicProcedure.use(async ({ next, ctx }) => {
  const { session } = ctx;
  if (!session) throw new Unauthenticated();
  const scope = scopeOf(session.place);
  const actor = {
    id: session.accountId,
    role: session.role,
    ...(session.org ? { org: session.org } : {}),
    ...(session.person ? { person: session.person } : {}),
  };
  const change = (input: { commandId: string }, tenant: string = session.place): ChangeContext => ({
    commandId: input.commandId,
    tenant,
    scope,
    at: ctx.business.now(),
    actor,
    cause: input.commandId,
    corr: ctx.corr,
  });
  return next({ ctx: { ...ctx, session, scope, actor, change } });
});

/** What every command carries: made by the client once per intention and repeated on retry (UUID version 7). */
export const commandId = z.uuid({ version: 'v7', error: '命令编号格式不对，请刷新页面后重试' });

/** Id of the aggregate a command creates: a retry of the command meets the same document. */
export const newIdFor = (kind: string, command: { commandId: string }): string => derivedId(kind, command.commandId);

/** Every procedure of a router that the table does not name. */
export function missingPermissions(
  service: string,
  router: { _def: { procedures: object } },
  table: PermissionTable,
): string[] {
  return Object.keys(router._def.procedures)
    .map((path) => `${service}.${path}`)
    .filter((name) => !permissionFor(table, name));
}
