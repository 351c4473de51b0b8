import { cva, type VariantProps } from 'class-variance-authority';
import { cn } from '@/shared/lib/cn';

const avatarClass = cva(
  'inline-flex shrink-0 select-none items-center justify-center overflow-hidden rounded-full border bg-accent font-medium text-accent-foreground',
  {
    variants: { size: { sm: 'size-8 text-xs', md: 'size-11 text-sm', lg: 'size-16 text-lg' } },
    defaultVariants: { size: 'md' },
  },
);

const SIDES = { sm: 32, md: 44, lg: 64 };

export interface AvatarProps {
  name: string;
  src?: string | null;
  size?: NonNullable<VariantProps<typeof avatarClass>['size']>;
  className?: string;
}

/** A picture of a person or a shop beside their name; their initials where there is none. Nothing is read out: the name stands beside it. */
export function Avatar({ name, src, size = 'md', className }: AvatarProps) {
  return (
    <span data-slot="avatar" aria-hidden className={cn(avatarClass({ size }), className)}>
      {src ? (
        <img
          src={src}
          alt=""
          width={SIDES[size]}
          height={SIDES[size]}
          loading="lazy"
          className="size-full bg-card object-cover"
        />
      ) : (
        initials(name)
      )}
    </span>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends
    .map((word) => Array.from(word ?? '')[0] ?? '')
    .join('')
    .toUpperCase();
}
