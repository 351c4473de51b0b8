'use client';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { isWorthAsking, pauseBefore } from '@/lib/again';
import { FocusFollows } from './focus-follows';
import { OfflineNote } from './offline-note';

function newClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache(),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: isWorthAsking,
        retryDelay: pauseBefore,
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
      <FocusFollows />
      <OfflineNote />
    </QueryClientProvider>
  );
}
