import type { ReactNode } from 'react';
import { Card } from '@/shared/ui/card';

interface SectionProps {
  id?: string;
  title: ReactNode;
  /** What it is for, and what comes of it. */
  text?: ReactNode;
  /** How it stands, at the end of the title's line. */
  aside?: ReactNode;
  children?: ReactNode;
}

/** One matter of an account page. */
export function Section({ id, title, text, aside, children }: SectionProps) {
  return (
    <Card id={id} className="flex scroll-mt-24 flex-col gap-5">
      <div className="flex flex-col gap-1.5">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <h2 className="font-semibold text-lg tracking-tight">{title}</h2>
          {aside}
        </div>
        {text && <p className="max-w-prose text-muted-foreground text-sm leading-6">{text}</p>}
      </div>
      {children}
    </Card>
  );
}
