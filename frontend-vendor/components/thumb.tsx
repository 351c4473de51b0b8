import { cn } from '@/shared/lib/cn';

/** The picture of a thing in a row, or the place of one. */
export function Thumb({ url, large = false }: { url: string | null | undefined; large?: boolean }) {
  const look = cn('shrink-0 rounded-md border bg-muted', large ? 'size-14' : 'size-11');
  return url ? (
    <img src={url} alt="" width={large ? 56 : 44} height={large ? 56 : 44} loading="lazy" className={cn(look, 'object-cover')} />
  ) : (
    <span aria-hidden className={look} />
  );
}
