'use client';
import { Search } from 'lucide-react';
import Form from 'next/form';
import { useTranslations } from 'next-intl';
import { Button } from '@/shared/ui/button';
import { Input } from '@/shared/ui/input';

/** Looks for the team's own products, by words of their titles, a SKU or a barcode. It is a form: it works before its script does. */
export function ProductSearch({ query }: { query: string }) {
  const t = useTranslations('products.search');
  return (
    <Form action="/products" role="search" prefetch={false} className="flex min-w-0 gap-2 max-sm:w-full">
      <Input
        key={query}
        type="search"
        name="q"
        defaultValue={query}
        aria-label={t('label')}
        placeholder={t('placeholder')}
        maxLength={200}
        autoComplete="off"
        className="sm:w-72"
      />
      <Button type="submit" variant="outline" size="icon" aria-label={t('go')}>
        <Search aria-hidden />
      </Button>
    </Form>
  );
}
