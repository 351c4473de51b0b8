import { SearchX } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { buttonClass } from '@/shared/ui/button';
import { Empty } from '@/shared/ui/empty';

export default async function NotFound() {
  const t = await getTranslations('common.missing');
  return (
    <Empty
      as="h1"
      icon={<SearchX />}
      title={t('title')}
      text={t('text')}
      action={
        <Link href="/" prefetch={false} className={buttonClass({ variant: 'primary' })}>
          {t('home')}
        </Link>
      }
    />
  );
}
