'use client';
import { Tabs as Base } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from '@/shared/lib/cn';

/** Views of one thing beside each other. Where each has an address of its own, use links. */
export function Tabs({ className, ...props }: ComponentProps<typeof Base.Root>) {
  return <Base.Root data-slot="tabs" className={cn('flex min-w-0 flex-col gap-4', className)} {...props} />;
}

export function TabsList({ className, ...props }: ComponentProps<typeof Base.List>) {
  return <Base.List data-slot="tabs-list" className={cn('flex gap-1 overflow-x-auto border-b', className)} {...props} />;
}

export function TabsTrigger({ className, ...props }: ComponentProps<typeof Base.Trigger>) {
  return (
    <Base.Trigger
      data-slot="tabs-trigger"
      className={cn(
        'inline-flex h-11 shrink-0 cursor-pointer items-center gap-2 rounded-t-md border-transparent border-b-2 px-3 font-medium text-muted-foreground text-sm transition-colors hover:text-foreground focus-visible:-outline-offset-2 disabled:cursor-not-allowed disabled:opacity-50 data-[state=active]:border-primary data-[state=active]:text-foreground',
        className,
      )}
      {...props}
    />
  );
}

export function TabsContent({ className, ...props }: ComponentProps<typeof Base.Content>) {
  return <Base.Content data-slot="tabs-content" className={cn('rounded-md', className)} {...props} />;
}
