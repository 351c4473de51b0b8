import 'server-only';
import { type Answer, send } from './send';
import { type AppName, renewed, shown, type Ticket } from './tickets';

export interface Renewal {
  ticket: Ticket | null;
  /** `Set-Cookie` headers for the browser. */
  cookies: string[];
}

/** How long a renewal answers those who still come with the old pair. */
const REMEMBERED_MS = 10_000;

// One in a process, though Next loads this file once for pages and once for routes: the API ends a session whose pair is used twice.
const shared = globalThis as { __stoaFlights?: Map<string, Promise<Renewal>> };
const flights = shared.__stoaFlights ?? new Map<string, Promise<Renewal>>();
shared.__stoaFlights = flights;

/** Changes a pair for the next one; all who ask with the same pair get the same answer. */
export function refresh(app: AppName, hash: string, ticket: Ticket, client?: string): Promise<Renewal> {
  const { refresh: token } = ticket;
  if (!token) return Promise.resolve({ ticket: null, cookies: [] });
  const key = `${app} ${token}`;
  const flying = flights.get(key);
  if (flying) return flying;
  const flight = send({
    hash,
    variables: { input: {} },
    headers: shown(app, { session: undefined, refresh: token }),
    client,
  }).then((answer) => ({
    ticket: signedIn(app, answer),
    cookies: answer.cookies,
  }));
  flights.set(key, flight);
  flight.then(
    () => setTimeout(() => flights.delete(key), REMEMBERED_MS).unref(),
    () => flights.delete(key),
  );
  return flight;
}

function signedIn(app: AppName, answer: Answer): Ticket | null {
  const next = renewed(app, answer);
  return next?.session && next.refresh ? next : null;
}
