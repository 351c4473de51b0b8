'use client';
import { Printer } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/shared/ui/button';

export function PrintButton() {
  const t = useTranslations('orders.slips');
  return (
    <Button onClick={() => print()}>
      <Printer aria-hidden />
      {t('print')}
    </Button>
  );
}
