import { ImageOff } from 'lucide-react';
import { cn } from '@/shared/lib/cn';

/** A square picture of a product on a quiet ground; the first one on a page is fetched before the others. */
export function Picture({
  src,
  alt = '',
  first = false,
  side = 400,
  className,
}: {
  src: string | null;
  alt?: string;
  first?: boolean;
  side?: number;
  className?: string;
}) {
  const frame = cn('block [:where(&)]:aspect-square w-full bg-muted object-cover', className);
  if (!src)
    return (
      <span className={cn(frame, 'grid place-items-center text-muted-foreground')}>
        <ImageOff aria-hidden className="size-8 opacity-50" />
      </span>
    );
  return first ? (
    <img src={src} alt={alt} width={side} height={side} loading="eager" fetchPriority="high" className={frame} />
  ) : (
    <img src={src} alt={alt} width={side} height={side} loading="lazy" decoding="async" className={frame} />
  );
}
