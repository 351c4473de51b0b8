'use client';
import { useQuery } from '@tanstack/react-query';
import { SignOutDocument, ViewerDocument } from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';

export const VIEWER = ['viewer'] as const;

/** Who is there, and how full their cart is. While nothing is known, and where the server is not reached, nobody is told to be signed out. */
export function useViewer() {
  return useQuery({ queryKey: VIEWER, queryFn: ({ signal }) => ask(ViewerDocument, {}, signal), refetchOnWindowFocus: true });
}

/** Ends the session. The page is loaded anew after it, so that nothing of it is left in the browser's memory. */
export async function signOut(): Promise<void> {
  await ask(SignOutDocument, { input: {} });
}
