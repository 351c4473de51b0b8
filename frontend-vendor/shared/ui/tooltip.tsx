'use client';
import { Tooltip as Base } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';

export interface TooltipProps {
  text: ReactNode;
  side?: 'top' | 'right' | 'bottom' | 'left';
  /** One thing that takes the focus. */
  children: ReactNode;
  className?: string;
}

/** A word about what the pointer or the focus is on. Nothing that is needed stands only here: fingers do not see it. 19 KB, shared with popovers and menus. */
export function Tooltip({ text, side = 'top', children, className }: TooltipProps) {
  return (
    <Base.Provider delayDuration={300}>
      <Base.Root>
        <Base.Trigger asChild>{children}</Base.Trigger>
        <Base.Portal>
          <Base.Content
            data-slot="tooltip"
            side={side}
            sideOffset={6}
            collisionPadding={8}
            className={cn(
              'fade-in-0 zoom-in-95 z-50 max-w-64 animate-in rounded-md bg-foreground px-3 py-1.5 text-background text-xs leading-5 shadow-lifted duration-100',
              className,
            )}
          >
            {text}
          </Base.Content>
        </Base.Portal>
      </Base.Root>
    </Base.Provider>
  );
}
