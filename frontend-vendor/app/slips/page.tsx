import type { Metadata } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getFormatter, getMessages, getTranslations } from 'next-intl/server';
import { AddressLines } from '@/components/address-lines';
import { Denied } from '@/components/states/denied';
import { PrintButton } from '@/features/orders/components/print-button';
import { type Slip, slips } from '@/features/orders/data';
import { leftOf } from '@/features/orders/model';
import { teamHere } from '@/features/session/data';
import { pick } from '@/i18n/messages';
import { one } from '@/lib/paging';
import { may } from '@/lib/places';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('orders.slips'))('title') };
}

/** Nobody prints more at once, and the API reads no more. */
const MOST = 50;

/** Packing slips, one on each sheet: of a whole order, of what is left of it, or of one parcel. No prices. */
export default async function SlipsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const [asked, team, t] = [await searchParams, await teamHere(), await getTranslations('orders.slips')];
  const ids = (one(asked, 'ids') ?? '').split(',').filter((id) => /^vor_[0-9a-z]+$/.test(id));
  if (!may(team.role, 'ORDERS_READ'))
    return (
      <main id="content" className="mx-auto w-full max-w-3xl flex-1 px-4 py-8">
        <Denied />
      </main>
    );
  const found = ids.length ? await slips(ids.slice(0, MOST)) : [];
  return (
    <NextIntlClientProvider messages={pick(await getMessages(), ['common', 'orders'])}>
      <main id="content" className="mx-auto w-full max-w-3xl flex-1 px-4 py-8 print:max-w-none print:p-0">
        <div className="no-print mb-6 flex flex-wrap items-center justify-between gap-4">
          <h1 className="font-semibold text-2xl tracking-tight">{t('title')}</h1>
          {found.length > 0 && <PrintButton />}
        </div>
        {found.length === 0 ? (
          <p className="text-muted-foreground">{t('none')}</p>
        ) : (
          found.map((slip) => <Sheet key={slip.id} slip={slip} parcel={one(asked, 'parcel')} />)
        )}
      </main>
    </NextIntlClientProvider>
  );
}

async function Sheet({ slip, parcel: wanted }: { slip: Slip; parcel: string | undefined }) {
  const [t, format] = await Promise.all([getTranslations('orders.slips'), getFormatter()]);
  const parcel = slip.fulfillments.find(({ id }) => id === wanted);
  const open = slip.lines.some((line) => leftOf(line) > 0);
  const rows = slip.lines
    .map((line) => ({
      line,
      count: parcel
        ? (parcel.lines.find(({ orderLineId }) => orderLineId === line.id)?.quantity ?? 0)
        : open
          ? leftOf(line)
          : line.quantity,
    }))
    .filter(({ count }) => count > 0);
  return (
    <article className="mb-8 break-after-page rounded-xl border bg-card p-6 last:break-after-auto sm:p-10 print:mb-0 print:rounded-none print:border-0 print:bg-transparent print:p-0">
      <header className="flex flex-wrap items-start justify-between gap-6 border-b pb-6">
        <div>
          <p className="font-semibold text-lg">{slip.vendor?.name}</p>
          <p className="text-muted-foreground text-sm">{t('title')}</p>
        </div>
        <div className="text-right">
          <p className="figures font-semibold text-lg">{slip.number}</p>
          {slip.placedAt && (
            <p className="text-muted-foreground text-sm">{format.dateTime(new Date(slip.placedAt), { dateStyle: 'medium' })}</p>
          )}
        </div>
      </header>
      <div className="grid gap-6 py-6 sm:grid-cols-2 print:grid-cols-2">
        <div>
          <h2 className="mb-1 font-medium text-muted-foreground text-xs">{t('to')}</h2>
          {slip.shippingAddress ? <AddressLines address={slip.shippingAddress} /> : <p className="text-sm">{t('forgotten')}</p>}
        </div>
        <div>
          <h2 className="mb-1 font-medium text-muted-foreground text-xs">{t('delivery')}</h2>
          <p className="text-sm leading-6">
            {parcel?.carrier ?? slip.delivery.name}
            {parcel?.trackingNumber && <span className="figures block">{parcel.trackingNumber}</span>}
          </p>
        </div>
      </div>
      <table className="w-full text-sm">
        <caption className="sr-only">{t('table', { number: slip.number })}</caption>
        <thead>
          <tr className="border-b text-left text-muted-foreground text-xs">
            <th scope="col" className="w-10 py-2">
              <span className="sr-only">{t('packed')}</span>
            </th>
            <th scope="col" className="py-2 pr-4 font-medium">
              {t('item')}
            </th>
            <th scope="col" className="py-2 pr-4 font-medium">
              {t('sku')}
            </th>
            <th scope="col" className="py-2 text-right font-medium">
              {t('count')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, count }) => (
            <tr key={line.id} className="break-inside-avoid border-b">
              <td className="py-3">
                <span aria-hidden className="block size-4 rounded-sm border border-input" />
              </td>
              <td className="py-3 pr-4">
                <span className="font-medium">{line.title}</span>
                {line.variantTitle && <span className="text-muted-foreground"> {line.variantTitle}</span>}
              </td>
              <td className="figures py-3 pr-4">{line.sku}</td>
              <td className="figures py-3 text-right font-semibold text-base">{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {(slip.returnAddress || slip.vendor?.email) && (
        <footer className="mt-8 grid gap-6 text-sm sm:grid-cols-2 print:grid-cols-2">
          {slip.returnAddress && (
            <div>
              <h2 className="mb-1 font-medium text-muted-foreground text-xs">{t('returns')}</h2>
              <AddressLines address={slip.returnAddress} />
            </div>
          )}
          {slip.vendor?.email && (
            <div>
              <h2 className="mb-1 font-medium text-muted-foreground text-xs">{t('questions')}</h2>
              <p className="break-words">{slip.vendor.email}</p>
            </div>
          )}
        </footer>
      )}
    </article>
  );
}
