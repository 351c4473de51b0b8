'use client';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ApiError } from '@/shared/lib/graphql/errors';
import { OfflineNote } from './offline-note';

function newClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache(),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        // What was refused is refused again; what was not reached may be reached now.
        retry: (failures, error) =>
          failures < 1 && error instanceof ApiError && (error.code === 'OFFLINE' || error.code === 'UNAVAILABLE'),
        refetchOnWindowFocus: false,
      },
    },
  });
}

/** What islands share: one memory of what the API said. */
export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(newClient);
  return (
    <QueryClientProvider client={client}>
      {children}
      <OfflineNote />
    </QueryClientProvider>
  );
}
