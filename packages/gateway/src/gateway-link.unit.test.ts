import { createTRPCClient } from '@trpc/client';
import { describe, expect, it } from 'vitest';
import { gatewayLink } from './gateway-link.ts';
import type { GatewayRouter } from './router.ts';

function recording() {
  const asked: string[] = [];
  const link = gatewayLink({
    url: 'http://host/trpc',
    fetch: (address) => {
      asked.push(String(address));
      return Promise.resolve(
        new Response('{"result":{"data":null}}', { headers: { 'content-type': 'application/json' } }),
      );
    },
    headers: () => ({ cookie: 'a=b' }),
  });
  return { asked, client: createTRPCClient<GatewayRouter>({ links: [link] }) };
}

describe('the gateway link', () => {
  it('sends each call to its own service, one request a call', async () => {
    const { asked, client } = recording();
    await Promise.all([
      client.training.cohort.get.query({ cohortId: 'c' }),
      client.reporting.todo.counts.query(),
      client.identity.session.logout.mutate(),
    ]);
    expect(asked.map((address) => address.split('?')[0] ?? '').toSorted((a, b) => a.localeCompare(b))).toEqual([
      'http://host/trpc/identity/session.logout',
      'http://host/trpc/reporting/todo.counts',
      'http://host/trpc/training/cohort.get',
    ]);
  });

  it('fails aloud for a path that names no service', async () => {
    const { asked, client } = recording();
    const other = client as unknown as { weather: { today: { query(): Promise<unknown> } } };
    await expect(other.weather.today.query()).rejects.toThrow('no service for weather.today');
    expect(asked).toEqual([]);
  });
});
