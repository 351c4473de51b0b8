'use client';
import { RotateCw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/shared/ui/button';

/** Asks for the page once more. */
export function Reload() {
  const t = useTranslations('common');
  return (
    <Button onClick={() => location.reload()}>
      <RotateCw aria-hidden />
      {t('retry')}
    </Button>
  );
}
