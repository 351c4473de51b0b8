'use client';
import { SignOutDocument } from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';

/** Ends the session. The page is loaded anew after it, so that nothing of it is left in the browser's memory. */
export async function signOut(): Promise<void> {
  try {
    await ask(SignOutDocument, { input: {} });
  } finally {
    location.assign('/sign-in');
  }
}
