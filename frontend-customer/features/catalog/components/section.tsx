import { ArrowRight } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { Link } from '@/i18n/navigation';

/** A part of a page with a title, and where there is more of it. */
export function Section({
  title,
  text,
  more,
  children,
}: {
  title: string;
  text?: string;
  more?: { href: string; label: string };
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mt-16 sm:mt-20">
      <div className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-1">
        <div>
          <h2 id={id} className="font-semibold text-2xl tracking-tight">
            {title}
          </h2>
          {text && <p className="mt-1 text-muted-foreground">{text}</p>}
        </div>
        {more && (
          <Link
            href={more.href}
            prefetch={false}
            className="inline-flex min-h-11 items-center gap-1.5 rounded-sm font-medium text-primary text-sm underline-offset-4 hover:underline"
          >
            {more.label}
            <ArrowRight aria-hidden className="size-4" />
          </Link>
        )}
      </div>
      {children}
    </section>
  );
}
