import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Seller } from '../data';
import { countryName } from '../places';

/** Who a vendor is in law, as buyers are to be told. */
export function Trader({ info }: { info: Seller['traderInfo'] }) {
  const [t, locale] = [useTranslations('catalog.trader'), useLocale()];
  if (!info) return <p className="text-muted-foreground text-sm">{t('unknown')}</p>;
  const { legalName, address, email, phone, registerName, registerNumber, vatNumber, certified } = info;
  const register = [registerName, registerNumber].filter(Boolean).join(' ');
  return (
    <>
      <dl className="grid gap-x-8 gap-y-3 text-sm leading-6 sm:grid-cols-2">
        {legalName && <Fact name={t('legalName')}>{legalName}</Fact>}
        {address && (
          <Fact name={t('address')}>
            {[
              address.street1,
              address.street2,
              [address.postalCode, address.city].filter(Boolean).join(' '),
              address.region,
              countryName(address.country, locale),
            ]
              .filter(Boolean)
              .map((line) => (
                <span key={line} className="block">
                  {line}
                </span>
              ))}
          </Fact>
        )}
        <Fact name={t('email')}>
          <a href={`mailto:${email}`} className="break-all underline underline-offset-4">
            {email}
          </a>
        </Fact>
        {phone && (
          <Fact name={t('phone')}>
            <a href={`tel:${phone.replace(/[^+\d]/g, '')}`} className="underline underline-offset-4">
              {phone}
            </a>
          </Fact>
        )}
        {register && <Fact name={t('register')}>{register}</Fact>}
        {vatNumber && <Fact name={t('vatNumber')}>{vatNumber}</Fact>}
      </dl>
      {certified && <p className="mt-4 text-muted-foreground text-sm leading-6">{t('certified')}</p>}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted-foreground">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
