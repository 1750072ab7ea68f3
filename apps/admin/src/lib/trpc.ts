import type { GatewayInputs, GatewayOptions, GatewayOutputs, GatewayRouter } from '@peiyu/gateway';
import { gatewayLink } from '@peiyu/gateway';
import type { TRPCClient } from '@trpc/client';
import { createTRPCClient } from '@trpc/client';
import { createTRPCContext } from '@trpc/tanstack-react-query';

export type Inputs = GatewayInputs;
export type Outputs = GatewayOutputs;
export type Client = TRPCClient<GatewayRouter>;

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<GatewayRouter>();

export const createClient = (options: GatewayOptions): Client =>
  createTRPCClient<GatewayRouter>({ links: [gatewayLink(options)] });
