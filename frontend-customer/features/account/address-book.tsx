import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Locale } from '@/i18n/markets';
import { Link } from '@/i18n/navigation';
import type { AccountAddressFragment } from '@/lib/graphql/generated/graphql';
import { buttonClass } from '@/shared/ui/button';
import { Empty } from '@/shared/ui/empty';
import { AddressDelete } from './address-delete';
import { linesOf } from './address-text';
import { PageHead } from './page-head';

/** The server keeps no more. */
const MOST = 50;

/** Where they have things sent to. */
export function AddressBook({ addresses, locale }: { addresses: readonly AccountAddressFragment[]; locale: Locale }) {
  const t = useTranslations('account.addresses');
  const add = (
    <Link href="/account/addresses/new" className={buttonClass({})}>
      <Plus aria-hidden />
      {t('add')}
    </Link>
  );
  return (
    <>
      <PageHead title={t('title')} text={t('text')} action={addresses.length > 0 && addresses.length < MOST && add} />
      {addresses.length === 0 && <Empty title={t('emptyTitle')} text={t('emptyText')} action={add} />}
      <ul className="grid gap-4 sm:grid-cols-2">
        {addresses.map((saved) => {
          const [name, ...lines] = linesOf(saved.address, locale);
          return (
            <li key={saved.id} className="flex min-w-0 flex-col gap-4 rounded-xl border bg-card p-5">
              <div className="flex-1">
                {saved.label && <h2 className="mb-2 font-semibold">{saved.label}</h2>}
                <address className="break-words text-sm not-italic leading-6">
                  <span className="font-medium">{name}</span>
                  {lines.map((line, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: lines of one address, which do not move
                    <span key={index} className="block">
                      {line}
                    </span>
                  ))}
                </address>
              </div>
              <div className="flex flex-wrap gap-2">
                <Link href={`/account/addresses/${saved.id}`} className={buttonClass({ variant: 'outline' })}>
                  {t('change')}
                  <span className="sr-only">{saved.label ?? name}</span>
                </Link>
                <AddressDelete id={saved.id} name={saved.label ?? [name, lines[0]].join(', ')} />
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}
