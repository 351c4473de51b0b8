import { ApiError } from '@/shared/lib/graphql/errors';

/** Pauses before what was not answered is sent once more. */
const PAUSES_MS = [600, 2_000];

/** Does it again where nobody answered. The work carries one key, so that it happens once however often it is sent. */
export async function withPatience<T>(work: () => Promise<T>, pauses: readonly number[] = PAUSES_MS): Promise<T> {
  for (const pause of pauses) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ApiError) || (error.code !== 'OFFLINE' && error.code !== 'UNAVAILABLE')) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return work();
}
