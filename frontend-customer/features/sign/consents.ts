import type { ConsentPurpose } from '@/lib/graphql/generated/graphql';

/** Which version of the words stands beside each question; another version when the words come to mean something else. */
export const WORDINGS: Readonly<Record<ConsentPurpose, string>> = {
  MARKETING_MAIL: 'marketing-mail-1',
  PERSONALISATION: 'personalisation-1',
  ANALYTICS: 'analytics-1',
  THIRD_PARTY: 'third-party-1',
};
