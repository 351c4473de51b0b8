import 'server-only';

/** What an operator sets, read when it is asked for: a build knows none of it. */
export const env = {
  /** Where the API is, as this server reaches it. */
  get api(): string {
    return process.env.STOA_API_URL ?? 'http://127.0.0.1:8000';
  },
  /** With which this app signs for whom it asks; without it the API takes all people for one address. */
  get appSecret(): string | undefined {
    return process.env.STOA_APP_SECRET;
  },
  /** Where browsers fetch pictures. */
  get media(): string {
    return process.env.STOA_MEDIA_URL ?? this.api;
  },
  /** Where people reach this app, for links that leave it. */
  get origin(): string {
    return process.env.STOA_APP_URL ?? `http://localhost:${process.env.PORT ?? '3000'}`;
  },
};
