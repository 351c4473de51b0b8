import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from '@/shared/lib/cn';

export interface TableProps extends ComponentProps<'table'> {
  /** What the table shows: its caption, heard and not seen. */
  label: string;
  /** On small screens each row is a card, whose cells tell their `label`. */
  stack?: boolean;
}

/** Rows and columns. What is too wide is moved sideways within it. */
export function Table({ label, stack = false, className, children, ...props }: TableProps) {
  return (
    <section
      data-slot="table"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be moved sideways must be reached by keyboard
      tabIndex={0}
      className="relative w-full overflow-x-auto rounded-xl border bg-card"
    >
      <table
        data-stack={stack || undefined}
        className={cn('group/table w-full text-sm', stack && 'max-sm:block', className)}
        {...props}
      >
        <caption className="sr-only">{label}</caption>
        {children}
      </table>
    </section>
  );
}

export function TableHeader({ className, ...props }: ComponentProps<'thead'>) {
  return (
    <thead
      data-slot="table-header"
      className={cn('border-b bg-muted text-muted-foreground max-sm:group-data-stack/table:sr-only', className)}
      {...props}
    />
  );
}

export function TableBody({ className, ...props }: ComponentProps<'tbody'>) {
  return <tbody data-slot="table-body" className={cn('max-sm:group-data-stack/table:block', className)} {...props} />;
}

export function TableFooter({ className, ...props }: ComponentProps<'tfoot'>) {
  return (
    <tfoot
      data-slot="table-footer"
      className={cn('border-t bg-muted font-medium max-sm:group-data-stack/table:block', className)}
      {...props}
    />
  );
}

/** A row; `selected` marks it. */
export function TableRow({ selected, className, ...props }: ComponentProps<'tr'> & { selected?: boolean }) {
  return (
    <tr
      data-slot="table-row"
      aria-selected={selected}
      className={cn(
        'border-b transition-colors last:border-b-0 aria-selected:bg-accent/60 [tbody_&]:hover:bg-muted/60 max-sm:group-data-stack/table:block max-sm:group-data-stack/table:p-4',
        className,
      )}
      {...props}
    />
  );
}

/** The head of a column; `aria-sort` says and shows how it is sorted. `numeric` puts it where its figures are. */
export function TableHead({ numeric = false, className, children, ...props }: ComponentProps<'th'> & { numeric?: boolean }) {
  const sort = props['aria-sort'];
  const Arrow = sort === 'ascending' ? ArrowUp : sort === 'descending' ? ArrowDown : null;
  return (
    <th
      data-slot="table-head"
      scope="col"
      className={cn('h-11 whitespace-nowrap px-4 font-medium', numeric ? 'text-right' : 'text-left', className)}
      {...props}
    >
      {children}
      {Arrow && <Arrow aria-hidden className="ml-1 inline size-3.5 align-[-0.125em]" />}
    </th>
  );
}

export interface TableCellProps extends ComponentProps<'td'> {
  /** The column's name, shown where rows are cards. */
  label?: string;
  numeric?: boolean;
}

export function TableCell({ label, numeric = false, className, ...props }: TableCellProps) {
  return (
    <td
      data-slot="table-cell"
      data-label={label}
      className={cn(
        'px-4 py-3 align-middle',
        numeric && 'figures text-right',
        'max-sm:group-data-stack/table:flex max-sm:group-data-stack/table:gap-4 max-sm:group-data-stack/table:px-0 max-sm:group-data-stack/table:py-1 max-sm:group-data-stack/table:empty:hidden',
        label
          ? 'max-sm:group-data-stack/table:justify-between max-sm:group-data-stack/table:before:font-normal max-sm:group-data-stack/table:before:text-muted-foreground max-sm:group-data-stack/table:before:content-[attr(data-label)]'
          : numeric && 'max-sm:group-data-stack/table:justify-end',
        className,
      )}
      {...props}
    />
  );
}
