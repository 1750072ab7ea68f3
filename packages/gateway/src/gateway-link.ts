import type { HTTPHeaders, HTTPLinkOptions, OperationLink, TRPCLink } from '@trpc/client';
import { httpLink } from '@trpc/client';
import type { GatewayRouter } from './router.ts';

const SERVICES = ['identity', 'training', 'assessment', 'certificates', 'subsidies', 'reporting'] as const;

type Fetch = NonNullable<HTTPLinkOptions<GatewayRouter['_def']['_config']['$types']>['fetch']>;

export interface GatewayOptions {
  /** Where the services are mounted, without a slash at the end: `/trpc` or `http://localhost:8080/trpc`. */
  readonly url: string;
  /** Another fetch: a test's, or one that keeps cookies outside a browser. */
  readonly fetch?: Fetch;
  readonly headers?: () => HTTPHeaders;
}

/**
 * The client link that picks the service: `training.cohort.get` goes to `<url>/training` as `cohort.get`. One request
 * per call, so that one slow answer keeps no other waiting. Throws on a path that names no service.
 */
export function gatewayLink({ url, fetch, headers }: GatewayOptions): TRPCLink<GatewayRouter> {
  return (runtime) => {
    const links = new Map<string, OperationLink<GatewayRouter>>(
      SERVICES.map((service) => {
        const options = { url: `${url}/${service}`, ...(fetch ? { fetch } : {}), ...(headers ? { headers } : {}) };
        return [service, httpLink<GatewayRouter>(options)(runtime)] as const;
      }),
    );
    return ({ op, next }) => {
      const dot = op.path.indexOf('.');
      const link = links.get(op.path.slice(0, dot));
      if (!link) throw new Error(`no service for ${op.path}`);
      return link({ op: { ...op, path: op.path.slice(dot + 1) }, next });
    };
  };
}
