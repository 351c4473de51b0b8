import { LockKeyhole } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Empty } from '@/shared/ui/empty';

/** Their place in the team does not open this page. */
export async function Denied() {
  const t = await getTranslations('common.denied');
  return <Empty as="h1" icon={<LockKeyhole />} title={t('title')} text={t('text')} />;
}
