import { allContracts } from '@peiyu/domain/events/index.ts';
import type { Envelope } from '@peiyu/domain/events/contract.ts';
import { expect, test } from 'vitest';
import { ITEM_KINDS } from './items.ts';
import { QUEUE_RULES } from './rules.ts';

const known = new Set(allContracts.map(({ type }) => type));

/** An event of a type whose every field that a rule may read holds something. */
function eventOf(type: string, data: Record<string, unknown> = {}): Envelope {
  const fields = {
    orgId: 'o',
    evaluatorOrgId: 'e',
    personId: 'p',
    cohortId: 'c',
    subjectId: 's',
    trainingCertificateId: 't',
    levelCertificateId: 'l',
  };
  const lines = [{ evaluatorOrgId: 'e' }];
  const receivers = ['370000', '371000'];
  return {
    id: 'x/1/1',
    type,
    ver: 1,
    tenant: '371000',
    src: 'x/1',
    seq: 1,
    at: '2026-01-01T00:00:00.000Z',
    actor: { id: 'a', role: 'system' },
    cause: 'c',
    corr: 'c',
    data: { ...fields, lines, receivers, claimId: 'k', paid: true, review: true, by: '370000', kind: 'level', ...data },
  };
}

const variants = (type: string): Envelope[] => [
  eventOf(type),
  eventOf(type, { kind: 'training' }),
  eventOf(type, { paid: false, by: '371000' }),
];

test.each(Object.keys(QUEUE_RULES))('%s is an event of the platform', (type) => {
  expect(known).toContain(type);
});

test.each(Object.keys(ITEM_KINDS))('items of kind %s come into the queue and leave it', (kind) => {
  const rules = Object.entries(QUEUE_RULES);
  const opens = rules.some(([type, rule]) =>
    variants(type).some((event) => rule.opens?.(event).some((item) => item.kind === kind)),
  );
  const closes = rules.some(([type, rule]) =>
    variants(type).some((event) => rule.closes?.(event).some((item) => item.kind === kind)),
  );
  expect({ opens, closes }).toEqual({ opens: true, closes: true });
});
