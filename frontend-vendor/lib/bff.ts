import 'server-only';
import type { NextRequest } from 'next/server';
import { isLocale } from '@/i18n/languages';
import type { Bff } from '@/shared/lib/bff';
import { hashOf } from '@/shared/lib/graphql/document';
import { choice, TEAM_COOKIE, teamId } from './choices';
import { SessionRefreshDocument } from './graphql/generated/graphql';
import documents from './graphql/generated/persisted-documents.json';

export const bff: Bff = {
  app: 'desk',
  documents,
  refreshWith: hashOf(SessionRefreshDocument),
  headers: (request: NextRequest) => {
    const locale = request.headers.get('x-locale') ?? undefined;
    const team = teamId(request.cookies.get(TEAM_COOKIE)?.value);
    return { 'x-locale': isLocale(locale) ? locale : 'en', ...(team ? { 'x-vendor': team } : {}) };
  },
  // Whoever signs in next on this device belongs to other teams.
  keep: (data) => ('sessionRevoke' in data ? [choice(TEAM_COOKIE, '')] : []),
};
