import { describe, expect, it } from 'vitest';
import { memoryDocuments } from '../mongo/memory.ts';
import { EVERYWHERE, scopeOf } from './aggregate.ts';
import { storeFeatures } from './store.features.ts';

storeFeatures('on memory', async () => ({ documents: memoryDocuments(), close: () => Promise.resolve() }));

describe('scopeOf', () => {
  it.each([
    ['000000', EVERYWHERE],
    ['370000', { from: '370000', to: '379999' }],
    ['371000', { from: '371000', to: '371000' }],
    ['371002', { from: '371002', to: '371002' }],
  ])('covers for %s what the place covers', (place, scope) => {
    expect(scopeOf(place)).toEqual(scope);
  });
});
