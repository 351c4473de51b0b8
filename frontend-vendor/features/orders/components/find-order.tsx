import { Search } from 'lucide-react';
import Form from 'next/form';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Button, buttonClass } from '@/shared/ui/button';
import { Input } from '@/shared/ui/input';

/** Finds an order by its number, or by that of the whole order it is part of. */
export async function FindOrder({ number }: { number: string | undefined }) {
  const t = await getTranslations('orders.find');
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Form action="/orders" role="search" className="flex items-center gap-2">
        <label htmlFor="number" className="sr-only">
          {t('label')}
        </label>
        <Input
          id="number"
          name="number"
          type="search"
          defaultValue={number}
          placeholder={t('hint')}
          autoComplete="off"
          autoCapitalize="characters"
          maxLength={20}
          className="figures h-10 w-44"
        />
        <Button type="submit" variant="outline" size="icon" aria-label={t('go')}>
          <Search aria-hidden />
        </Button>
      </Form>
      {number && (
        <Link href="/orders?tab=all" prefetch={false} className={buttonClass({ variant: 'ghost', size: 'sm' })}>
          {t('clear')}
        </Link>
      )}
    </div>
  );
}
