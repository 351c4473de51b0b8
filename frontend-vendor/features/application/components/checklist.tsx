import { ChevronRight, Circle, CircleCheck } from 'lucide-react';
import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import { cn } from '@/shared/lib/cn';
import { Badge } from '@/shared/ui/badge';
import type { Step } from '../steps';

/** Steps with how far each is; each can be taken up at any time, in any order. */
export async function Checklist({ steps, linked }: { steps: readonly Step[]; linked: boolean }) {
  const [t, format] = await Promise.all([getTranslations('application'), getFormatter()]);
  return (
    <ul className="-mx-2 flex flex-col">
      {steps.map(({ name, done, required, missing }) => {
        const Icon = done ? CircleCheck : Circle;
        const face = (
          <>
            <Icon aria-hidden className={cn('size-6 shrink-0', done ? 'text-success' : 'text-muted-foreground')} />
            <span className="min-w-0 flex-1 text-sm">
              <span className="block font-medium">{t(`step.${name}.title`)}</span>
              <span className="block text-muted-foreground leading-6">
                {!done && missing.length > 0
                  ? t('stillMissing', { what: format.list(missing.map((kind) => t(`handIn.missing.${kind}`))) })
                  : t(`step.${name}.text`)}
              </span>
            </span>
            {done ? <Badge tone="success">{t('done')}</Badge> : required ? <Badge tone="warning">{t('open')}</Badge> : null}
          </>
        );
        const look = 'flex items-center gap-4 rounded-lg p-2 min-h-16';
        return (
          <li key={name}>
            {linked ? (
              <Link href={`/onboarding/${name}`} prefetch={false} className={cn(look, 'hover:bg-muted')}>
                {face}
                <ChevronRight aria-hidden className="size-4 shrink-0 text-muted-foreground" />
              </Link>
            ) : (
              <div className={look}>{face}</div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
