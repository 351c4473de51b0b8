import type { ReactNode } from 'react';

/** Some parts of the kit under a heading. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-5">
      <h2 className="border-b pb-2 font-semibold text-xl tracking-tight">{title}</h2>
      {children}
    </section>
  );
}

/** One state, with its name before it. */
export function State({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-3">
      <h3 className="w-24 text-muted-foreground text-sm max-sm:w-full">{name}</h3>
      {children}
    </div>
  );
}
