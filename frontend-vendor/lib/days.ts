/** The day of a moment in a time zone, as `2026-11-30`. */
export function dayOf(at: string | number | Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).format(new Date(at));
}

/** So many days, the last of them `last`. */
export function daysUntil(last: string, count: number): string[] {
  const end = Date.parse(`${last}T12:00:00Z`);
  return Array.from({ length: count }, (_, index) => new Date(end - (count - 1 - index) * 86_400_000).toISOString().slice(0, 10));
}

/** The day after a day. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** How far a time zone's clocks are ahead of UTC at a moment, in milliseconds. */
function aheadOf(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - at;
}

/** The moment at which a day begins in a time zone. */
export function midnightOf(day: string, timeZone: string): string {
  const written = Date.parse(`${day}T00:00:00Z`);
  // Clocks may change between the two: what they are at the first guess is asked once more.
  const guess = written - aheadOf(written, timeZone);
  return new Date(written - aheadOf(guess, timeZone)).toISOString();
}

/** The last second of a day in a time zone. */
export function endOf(day: string, timeZone: string): string {
  return new Date(Date.parse(midnightOf(dayAfter(day), timeZone)) - 1000).toISOString();
}
