import type { ReactNode } from 'react';

/** One thing to do on a page of its own: what it is, a line about it, and the task itself. */
export function Panel({ title, text, children }: { title: ReactNode; text?: ReactNode; children?: ReactNode }) {
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col gap-2">
        <h1 tabIndex={-1} className="font-semibold text-2xl tracking-tight outline-none">
          {title}
        </h1>
        {text && <p className="text-muted-foreground leading-7">{text}</p>}
      </div>
      {children}
    </div>
  );
}
