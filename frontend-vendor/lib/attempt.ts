import 'server-only';
import { unstable_rethrow } from 'next/navigation';
import { ApiError } from '@/shared/lib/graphql/errors';

export type Attempt<Data> =
  | { data: Data; failure?: undefined }
  | { data?: undefined; failure: { requestId: string | undefined } };

/** Reads one part of a page: where that fails, the other parts stand. */
export async function attempt<Data>(read: () => Promise<Data>): Promise<Attempt<Data>> {
  try {
    return { data: await read() };
  } catch (error) {
    unstable_rethrow(error);
    return { failure: { requestId: error instanceof ApiError ? error.requestId : undefined } };
  }
}
