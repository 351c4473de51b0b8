import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { QuietLink } from '@/components/layout/quiet-link';
import { Breadcrumb } from '@/shared/ui/breadcrumb';

/** Where a page is, and what it is called. */
export function PageHead({
  title,
  text,
  steps,
  children,
}: {
  title: string;
  text?: ReactNode;
  /** From below the home page to this one. */
  steps: readonly { label: string; href?: string }[];
  children?: ReactNode;
}) {
  const t = useTranslations('common');
  return (
    <div className="mb-8">
      <Breadcrumb label={t('breadcrumb')} link={QuietLink} items={[{ label: t('home'), href: '/' }, ...steps]} className="mb-3" />
      <h1 className="break-words font-semibold text-3xl tracking-tight sm:text-4xl">{title}</h1>
      {text && <p className="mt-2 max-w-2xl text-muted-foreground">{text}</p>}
      {children}
    </div>
  );
}
