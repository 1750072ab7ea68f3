import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Longest wait for requests under way when the platform stops (ms). */
const CLOSE_MS = 10_000;

export interface Listening {
  readonly port: number;
  /** Takes no new requests, answers those under way, then closes what is left. */
  close(): Promise<void>;
}

export async function listen(server: Server, at: { port: number; address: string }): Promise<Listening> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(at.port, at.address, () => {
      server.off('error', reject);
      resolve();
    });
  });
  server.headersTimeout = 15_000;
  server.requestTimeout = 60_000;
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        const force = setTimeout(() => server.closeAllConnections(), CLOSE_MS);
        server.close(() => {
          clearTimeout(force);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}
