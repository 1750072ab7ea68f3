import type { CertificateKind } from '../certificate/issuing.ts';
import type { AggregateDefinition } from '@peiyu/kit/store/aggregate.ts';
import type { IssueBatch, IssueBatchEvent } from './issue-batch.ts';
import { derivedId } from '@peiyu/kit/ids.ts';
import { evolveIssueBatch } from './issue-batch.ts';

export const issueBatchDefinition: AggregateDefinition<IssueBatch, IssueBatchEvent> = {
  type: 'issueBatch',
  collection: 'issueBatches',
  evolve: evolveIssueBatch,
};

export const issueBatchId = (kind: CertificateKind, subjectId: string): string =>
  derivedId('issueBatch', kind, subjectId);

/** Names one round's range in the register and its job. */
export const roundKey = (batchId: string, round: number): string => `${batchId}-${round}`;
