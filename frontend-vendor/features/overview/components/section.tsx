import type { ReactNode } from 'react';
import { Card, CardHeader, CardText, CardTitle } from '@/shared/ui/card';
import { Skeleton } from '@/shared/ui/skeleton';

/** A part of the overview with its name. */
export function Section({
  title,
  text,
  aside,
  className,
  children,
}: {
  title: string;
  text?: ReactNode;
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Card className={className}>
      <CardHeader>
        <div className="min-w-0">
          <CardTitle>{title}</CardTitle>
          {text && <CardText className="mt-0.5">{text}</CardText>}
        </div>
        {aside}
      </CardHeader>
      {children}
    </Card>
  );
}

/** The place of a part that is still read. */
export function SectionSkeleton({ rows, tall = false }: { rows: number; tall?: boolean }) {
  return (
    <Card aria-hidden>
      <Skeleton className="mb-5 h-6 w-40" />
      {tall && <Skeleton className="mb-5 h-56 w-full" />}
      <div className="flex flex-col gap-3">
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: all are alike
          <Skeleton key={row} className="h-12 w-full" />
        ))}
      </div>
    </Card>
  );
}
