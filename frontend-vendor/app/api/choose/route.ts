import type { NextRequest } from 'next/server';
import { isLocale } from '@/i18n/languages';
import { choice, LANGUAGE_COOKIE, TEAM_COOKIE, teamId } from '@/lib/choices';
import { ownPath } from '@/lib/paths';
import { isOwnPage } from '@/shared/lib/bff';

/** Keeps a choice on this device, sent by a form of our own pages, and goes back to the page or on to another. */
export async function POST(request: NextRequest): Promise<Response> {
  if (!isOwnPage(request)) return new Response(null, { status: 403 });
  const form = await request.formData();
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  const back = text('back');
  const answer = new Response(null, { status: 303, headers: { location: back?.startsWith('/sign-in') ? back : ownPath(back) } });
  const language = text('language');
  if (isLocale(language)) answer.headers.append('set-cookie', choice(LANGUAGE_COOKIE, language));
  const team = teamId(text('team'));
  if (team) answer.headers.append('set-cookie', choice(TEAM_COOKIE, team));
  return answer;
}
