import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { EventSample } from '../testing/event-samples.ts';
import { proposeSample, sampleFile, sampleProblems } from '../testing/event-samples.ts';
import { Envelope, defineEvent } from './contract.ts';
import { allContracts } from './all.ts';
import { ContractError, createRegistry, readEvent } from './registry.ts';

const FOLDER = join(import.meta.dirname, 'samples');
const stored = new Map(
  readdirSync(FOLDER).map((file) => [file, JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as EventSample]),
);

describe('the samples of events', () => {
  it('cover every contract and version, and every one is still read (npm run samples writes missing ones)', () => {
    expect(sampleProblems(allContracts, stored)).toEqual([]);
    expect(stored.size).toBe(allContracts.reduce((total, { ver }) => total + ver, 0));
  });

  it('are whole envelopes', () => {
    for (const { event } of stored.values()) expect(Envelope.parse(event)).toEqual(event);
  });
});

describe('a sample', () => {
  const shape = {
    orgId: z.string().max(60),
    days: z.int().min(1),
    level: z.enum(['junior', 'senior']),
    note: z.string().nullable(),
  };
  const Opened = defineEvent('test.opened', shape);
  const sample = proposeSample(Opened);
  const samples = new Map([[sampleFile(Opened), sample]]);
  const renamed = defineEvent('test.opened', { ...shape, days: z.int().min(1), level: z.enum(['junior', 'middle']) });

  it('accepts the contract it was taken from', () => {
    expect(sampleProblems([Opened], samples)).toEqual([]);
    expect(sample.event.data).toEqual({ orgId: 'orgId-1', days: 2, level: 'junior', note: 'note-1' });
  });

  it.each([
    ['a field less', defineEvent('test.opened', { orgId: shape.orgId, days: shape.days, level: shape.level })],
    ['a field more', defineEvent('test.opened', { ...shape, more: z.string() })],
    ['an optional field more', defineEvent('test.opened', { ...shape, more: z.string().optional() })],
    ['another limit', defineEvent('test.opened', { ...shape, orgId: z.string().max(30) })],
    ['another type', defineEvent('test.opened', { ...shape, days: z.string() })],
    ['no longer null', defineEvent('test.opened', { ...shape, note: z.string() })],
    ['other words', renamed],
  ])('breaks on %s in the same version', (_, changed) => {
    expect(sampleProblems([changed], samples).join()).toContain('test.opened.v1.json: ');
  });

  it('stays readable by a newer version through its upcast, and breaks without one', () => {
    const upcast = ({ days, ...data }: Record<string, unknown>): Record<string, unknown> => ({
      ...data,
      minutes: Number(days) * 480,
    });
    const newer = { orgId: shape.orgId, minutes: z.int(), level: shape.level, note: shape.note };
    const Newer = defineEvent('test.opened', newer, { ver: 2, upcasts: { 1: upcast } });
    const both = new Map([...samples, [sampleFile(Newer), proposeSample(Newer)]]);
    expect(sampleProblems([Newer], both)).toEqual([]);
    expect(readEvent(createRegistry([Newer]), sample.event)).toMatchObject({ ver: 2, data: { minutes: 960 } });
    expect(sampleProblems([Newer], samples)).toEqual(['test.opened.v2.json is missing']);
    const broken = defineEvent('test.opened', newer, { ver: 2, upcasts: {} });
    expect(sampleProblems([broken], both)).toEqual(['test.opened.v1.json: test.opened has no upcast from v1']);
  });

  it('is missed when its contract is gone: what was said once is read for ever', () => {
    expect(sampleProblems([], samples)).toEqual(['test.opened.v1.json: unknown event type test.opened']);
  });

  it('is missing for a contract that never had one', () => {
    expect(sampleProblems([Opened], new Map())).toEqual(['test.opened.v1.json is missing']);
  });
});

describe('the registry', () => {
  const One = defineEvent('test.one', { n: z.int() });
  const said = proposeSample(One).event;

  it('refuses two contracts of one type', () => {
    expect(() => createRegistry([One, One])).toThrow('declared twice');
  });

  it('refuses unknown types, versions from the future and data that does not fit, naming the place and no value', () => {
    const registry = createRegistry([One]);
    expect(() => readEvent(registry, { ...said, type: 'test.two' })).toThrow(ContractError);
    expect(() => readEvent(registry, { ...said, ver: 2 })).toThrow('newer than v1');
    expect(() => readEvent(registry, { ...said, data: { n: 'secret' } })).toThrow(
      /^test\.one v1 does not fit its contract at: n$/,
    );
    expect(() => readEvent(registry, { ...said, data: { n: 1, more: 1 } })).toThrow(ContractError);
  });
});
