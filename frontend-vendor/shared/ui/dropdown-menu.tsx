'use client';
import { Check } from 'lucide-react';
import { DropdownMenu as Base } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from '@/shared/lib/cn';

/** What can be done, in a list that opens from a button. The page behind it stays as it is: it may be moved and read. The largest part of the kit: 30 KB. */
export function DropdownMenu(props: ComponentProps<typeof Base.Root>) {
  return <Base.Root modal={false} {...props} />;
}

export const DropdownMenuTrigger = Base.Trigger;
export const DropdownMenuGroup = Base.Group;
export const DropdownMenuRadioGroup = Base.RadioGroup;

const ITEM =
  "relative flex min-h-9 cursor-pointer select-none items-center gap-2.5 rounded-sm px-2.5 text-sm outline-none data-disabled:cursor-not-allowed data-disabled:opacity-50 data-highlighted:bg-accent pointer-coarse:min-h-11 [&_svg:not([class*='size-'])]:size-4 [&_svg]:shrink-0";

export function DropdownMenuContent({ className, align = 'end', sideOffset = 6, ...props }: ComponentProps<typeof Base.Content>) {
  return (
    <Base.Portal>
      <Base.Content
        data-slot="dropdown-menu-content"
        align={align}
        sideOffset={sideOffset}
        collisionPadding={12}
        className={cn(
          'data-[state=closed]:fade-out-0 data-[state=closed]:zoom-out-95 data-[state=open]:fade-in-0 data-[state=open]:zoom-in-95 z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 origin-(--radix-dropdown-menu-content-transform-origin) overflow-y-auto rounded-lg border bg-card p-1.5 text-card-foreground shadow-lifted duration-150 data-[state=closed]:animate-out data-[state=open]:animate-in',
          className,
        )}
        {...props}
      />
    </Base.Portal>
  );
}

export interface DropdownMenuItemProps extends ComponentProps<typeof Base.Item> {
  tone?: 'neutral' | 'danger';
}

export function DropdownMenuItem({ tone = 'neutral', className, ...props }: DropdownMenuItemProps) {
  return (
    <Base.Item
      data-slot="dropdown-menu-item"
      className={cn(ITEM, tone === 'danger' && 'text-danger data-highlighted:bg-danger-soft', className)}
      {...props}
    />
  );
}

export function DropdownMenuCheckboxItem({ className, children, ...props }: ComponentProps<typeof Base.CheckboxItem>) {
  return (
    <Base.CheckboxItem data-slot="dropdown-menu-checkbox-item" className={cn(ITEM, 'pl-9', className)} {...props}>
      <Base.ItemIndicator className="absolute left-2.5">
        <Check aria-hidden />
      </Base.ItemIndicator>
      {children}
    </Base.CheckboxItem>
  );
}

export function DropdownMenuRadioItem({ className, children, ...props }: ComponentProps<typeof Base.RadioItem>) {
  return (
    <Base.RadioItem data-slot="dropdown-menu-radio-item" className={cn(ITEM, 'pl-9', className)} {...props}>
      <Base.ItemIndicator className="absolute left-2.5">
        <Check aria-hidden />
      </Base.ItemIndicator>
      {children}
    </Base.RadioItem>
  );
}

export function DropdownMenuLabel({ className, ...props }: ComponentProps<typeof Base.Label>) {
  return (
    <Base.Label
      data-slot="dropdown-menu-label"
      className={cn('px-2.5 py-1.5 font-medium text-muted-foreground text-xs', className)}
      {...props}
    />
  );
}

export function DropdownMenuSeparator({ className, ...props }: ComponentProps<typeof Base.Separator>) {
  return (
    <Base.Separator data-slot="dropdown-menu-separator" className={cn('-mx-1.5 my-1.5 h-px bg-border', className)} {...props} />
  );
}
