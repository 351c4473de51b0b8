import { ApiError } from '@/shared/lib/graphql/errors';

/** The largest file that is taken. */
export const MOST_BYTES = 10 * 1024 * 1024;

/** Why a file was not taken. */
export type Untaken = 'tooLong' | 'otherKind' | 'unreadable' | 'over';

const UNTAKEN: Record<number, Untaken> = { 404: 'over', 413: 'tooLong', 415: 'otherKind', 422: 'unreadable' };

/**
 * Sends a file to the place that the API signed for it, by way of this app's own server; tells how far it is, from 0 to 1.
 *
 * @throws {ApiError} `OFFLINE` or `UNAVAILABLE`.
 */
export function upload(uploadUrl: string, file: File, onProgress: (part: number) => void): Promise<Untaken | null> {
  const { pathname, search } = new URL(uploadUrl);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', `/api/upload?to=${encodeURIComponent(pathname + search)}`);
    request.setRequestHeader('x-csrf', '1');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onerror = () => reject(new ApiError('OFFLINE', 'The server was not reached.'));
    request.onload = () => {
      if (request.status < 300) return resolve(null);
      const untaken = UNTAKEN[request.status];
      if (untaken) resolve(untaken);
      else reject(new ApiError('UNAVAILABLE', `The server answered ${request.status}.`));
    };
    request.send(file);
  });
}
