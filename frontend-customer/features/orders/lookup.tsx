import { useLocale, useTranslations } from 'next-intl';
import { getPathname } from '@/i18n/navigation';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';

/** Leads to an order by the link that its buyer was given. A plain form: it works without a script. */
export function Lookup({ link, wrong = false }: { link?: string; wrong?: boolean }) {
  const t = useTranslations('order.lookup');
  const locale = useLocale();
  return (
    <form action={getPathname({ href: '/orders', locale })} method="get" className="flex max-w-xl flex-col gap-4">
      <Field id="link" label={t('label')} hint={t('hint')} error={wrong && t('wrong')}>
        {(parts) => (
          <Input {...parts} name="link" defaultValue={link} autoComplete="off" spellCheck={false} maxLength={500} required />
        )}
      </Field>
      <Button type="submit" className="self-start">
        {t('find')}
      </Button>
    </form>
  );
}
