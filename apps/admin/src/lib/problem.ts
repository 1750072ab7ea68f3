import type { Facts } from '@peiyu/domain/refusal.ts';
import { isRefusalCode, refusalText } from '@peiyu/domain/refusal.ts';
import { TRPCClientError } from '@trpc/client';

/** What went wrong, as a user meets it. */
export interface Problem {
  /** Refusal code, or `network` when no answer came. */
  readonly code: string;
  readonly text: string;
  /** Number to tell the administrator; for faults alone. */
  readonly log: string | undefined;
  /** The same may succeed when tried again: nothing was decided against it. */
  readonly passing: boolean;
}

const PASSING = new Set(['kit.busy', 'kit.fault', 'kit.conflict', 'kit.too-many']);
const NETWORK: Problem = {
  code: 'network',
  text: '网络不通或服务正在重启，本次没有得到答复。已填内容保留在本页，请重试，结果不会重复。',
  log: undefined,
  passing: true,
};

/** Turns whatever was thrown into a sentence: refusals by their code, everything else as network or fault. */
export function problemOf(error: unknown): Problem {
  const data = wireData(error);
  if (!data) return NETWORK;
  const { reason, facts } = data;
  const log = reason === 'kit.fault' && typeof facts['log'] === 'string' ? facts['log'] : undefined;
  const text = isRefusalCode(reason) ? refusalText(reason, facts) : refusalText('kit.fault', {});
  return { code: reason, text, log, passing: PASSING.has(reason) };
}

/** Whether trying again by itself is right: no answer, or too busy to begin. */
export const mayRetry = (error: unknown): boolean => ['network', 'kit.busy'].includes(problemOf(error).code);

export const needsLogin = (error: unknown): boolean => problemOf(error).code === 'kit.unauthenticated';

function wireData(error: unknown): { reason: string; facts: Facts } | undefined {
  if (!(error instanceof TRPCClientError)) return undefined;
  const data: unknown = error.data;
  if (!isRecord(data) || typeof data['reason'] !== 'string') return undefined;
  return { reason: data['reason'], facts: isRecord(data['facts']) ? (data['facts'] as Facts) : {} };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
