/** What an error page is told of why its page could not be made. */
export interface Told {
  /** The server does not answer, or not so many at once: nothing is wrong with the page. */
  busy: boolean;
  /** By which we find what went wrong. */
  reference: string | null;
}

const BUSY = ['UNAVAILABLE', 'TIMEOUT', 'RATE_LIMITED'];

/** All that the browser gets to know of an error of ours. */
export function digestOf({ code, requestId }: { code: string; requestId: string | undefined }): string {
  return `${code};${requestId ?? ''}`;
}

/** Reads it again. Errors that are not the API's have a digest that Next made up. */
export function toldBy(error: unknown): Told {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : '';
  const [code = '', requestId] = digest.split(';');
  return { busy: BUSY.includes(code), reference: (requestId ?? code) || null };
}
