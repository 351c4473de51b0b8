import 'server-only';
import type { Locale } from '@/i18n/markets';
import { askAs, askShop } from '@/lib/ask';
import {
  SignedInDocument,
  type SignedInQuery,
  SignInProvidersDocument,
  type SignInProvidersQuery,
} from '@/lib/graphql/generated/graphql';

export type Provider = SignInProvidersQuery['shop']['signInProviders'][number];
export type SignedIn = NonNullable<SignedInQuery['me']>;

/** With whom people may sign in. Where nobody can be asked there is still the password. */
export async function providers(locale: Locale): Promise<Provider[]> {
  try {
    return (await askShop(SignInProvidersDocument, {}, locale, ['shop'], 300)).shop.signInProviders;
  } catch {
    return [];
  }
}

/** Who is signed in already; nobody where that is not known. */
export async function signedIn(locale: Locale): Promise<SignedIn | null> {
  try {
    return (await askAs(SignedInDocument, {}, locale)).me;
  } catch {
    return null;
  }
}
