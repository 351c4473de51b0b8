import 'server-only';
import type { Answer } from './send';

/** Which of the two apps this is, by the name the API knows it by. */
export type AppName = 'shop' | 'desk';

/** The cookies that open a session, as they came with a request. */
export interface Ticket {
  session: string | undefined;
  refresh: string | undefined;
}

export const names = (app: AppName) => ({ session: `__Host-${app}-session`, refresh: `__Host-${app}-refresh` });

/** What the API is shown: nothing but this app's own two cookies. */
export function shown(app: AppName, { session, refresh }: Ticket): Record<string, string> {
  const { session: s, refresh: r } = names(app);
  const cookies = [session && `${s}=${session}`, refresh && `${r}=${refresh}`].filter(Boolean);
  return cookies.length ? { 'x-app': app, cookie: cookies.join('; ') } : { 'x-app': app };
}

/** The pair that an answer sets; nothing where it sets none. */
export function renewed(app: AppName, { cookies }: Pick<Answer, 'cookies'>): Ticket | null {
  const { session, refresh } = names(app);
  const value = (name: string) =>
    cookies
      .find((cookie) => cookie.startsWith(`${name}=`))
      ?.slice(name.length + 1)
      .split(';')[0];
  const ticket = { session: value(session), refresh: value(refresh) };
  return ticket.session === undefined && ticket.refresh === undefined ? null : ticket;
}

/** Whether an access token has ended, or will before an answer is there. It is not checked: the API does that. */
export function isStale(session: string | undefined, now = Date.now()): boolean {
  if (!session) return true;
  try {
    const { exp } = JSON.parse(Buffer.from(session.split('.')[1] ?? '', 'base64url').toString()) as { exp?: number };
    return typeof exp !== 'number' || exp * 1_000 < now + 5_000;
  } catch {
    return true;
  }
}
