import type { GatewayOptions } from '@peiyu/gateway';
import { QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { VisitProvider } from '../components/visit.tsx';
import { theme } from '../config/theme.ts';
import { createQueryClient } from '../lib/query-client.ts';
import { TRPCProvider, createClient } from '../lib/trpc.ts';

const SERVICES: GatewayOptions = { url: '/trpc' };

/** Everything a page stands on: words, colours, calls to the services and what is known of their answers. */
export function Provider({ children, services = SERVICES }: { children: ReactNode; services?: GatewayOptions }) {
  const [queryClient] = useState(createQueryClient);
  const [client] = useState(() => createClient(services));
  return (
    <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
      <QueryClientProvider client={queryClient}>
        <TRPCProvider trpcClient={client} queryClient={queryClient}>
          <VisitProvider>{children}</VisitProvider>
        </TRPCProvider>
      </QueryClientProvider>
    </ConfigProvider>
  );
}
