import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Lookup } from '@/features/orders/lookup';
import { tokenIn, trackingPath } from '@/features/orders/model';
import { pageLocale } from '@/i18n/locale';
import { Link, redirect } from '@/i18n/navigation';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'order' });
  return { title: t('lookup.title') };
}

/** An order by its link, for whoever bought without an account. */
export default async function LookupPage({ params, searchParams }: Props) {
  const [locale, { link }] = await Promise.all([pageLocale(params), searchParams]);
  const pasted = typeof link === 'string' ? link : undefined;
  const token = pasted && tokenIn(pasted);
  if (token) return redirect({ href: trackingPath(token), locale });
  const t = await getTranslations({ locale, namespace: 'order' });
  return (
    <div className="flex flex-col gap-6">
      <h1 className="font-semibold text-3xl tracking-tight">{t('lookup.title')}</h1>
      <p className="max-w-xl text-muted-foreground leading-7">{t('lookup.text')}</p>
      <Lookup link={pasted} wrong={pasted !== undefined} />
      <p className="text-muted-foreground text-sm">
        {t('lookup.account')}{' '}
        <Link href="/account/orders" className="inline-block py-2.5 text-primary underline underline-offset-4">
          {t('lookup.toAccount')}
        </Link>
      </p>
    </div>
  );
}
