import { QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { theme } from '../config/theme.ts';
import { createQueryClient } from '../lib/query-client.ts';
import { TRPCProvider, createClient } from '../lib/trpc.ts';

/** Everything a page stands on: words, colours, calls to the services and what is known of their answers. */
export function Provider({ children, url = '/trpc' }: { children: ReactNode; url?: string }) {
  const [queryClient] = useState(createQueryClient);
  const [client] = useState(() => createClient(url));
  return (
    <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
      <QueryClientProvider client={queryClient}>
        <TRPCProvider trpcClient={client} queryClient={queryClient}>
          {children}
        </TRPCProvider>
      </QueryClientProvider>
    </ConfigProvider>
  );
}
