/** Why an answer has errors in place of data. A refusal (`userErrors`) is data and none of these. */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'RATE_LIMITED'
  | 'UNAVAILABLE'
  | 'OFFLINE'
  | 'INTERNAL'
  | (string & {});

export interface GraphQLFailure {
  message: string;
  path?: (string | number)[];
  extensions?: { code?: string; requestId?: string; retryAfter?: number };
}

/** A request that was not answered with what it asked for. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  /** Names the request to whoever runs the server. */
  readonly requestId: string | undefined;
  /** In seconds. */
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, message: string, requestId?: string, retryAfter?: number) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.requestId = requestId;
    this.retryAfter = retryAfter;
  }

  static of(failures: GraphQLFailure[]): ApiError {
    const [first] = failures;
    const { code = 'INTERNAL', requestId, retryAfter } = first?.extensions ?? {};
    return new ApiError(code, first?.message ?? 'No answer.', requestId, retryAfter);
  }
}

/** What every refusal tells. */
export interface Refusal {
  code: string;
  message: string;
  field?: string[] | null;
}

/** The refusal about one part of the input, by its path below `input`. */
export function refusalAt(refusals: readonly Refusal[] | undefined, path: string): Refusal | undefined {
  return refusals?.find(({ field }) => field?.slice(field[0] === 'input' ? 1 : 0).join('.') === path);
}
