import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import { BarePage } from '@/components/layout/bare-page';
import { ApplyForm } from '@/features/application/components/apply-form';
import { ProveAddress } from '@/features/application/components/prove-address';
import { applicant } from '@/features/application/data';
import { FactorNeeded, Unavailable } from '@/features/session/components/gate';
import { viewer } from '@/features/session/data';
import { pick } from '@/i18n/messages';
import { signInAt } from '@/lib/paths';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('application.apply'))('title') };
}

/** Anybody with an account may apply, also for another shop beside the one they have. */
export default async function ApplyPage() {
  const there = await viewer();
  if (there.kind === 'guest') redirect(signInAt('/apply'));
  if (there.kind === 'unavailable') return <Unavailable requestId={there.requestId} />;
  if (there.kind === 'factor') return <FactorNeeded person={there.person} />;
  const [{ person, countries }, messages] = await Promise.all([applicant(), getMessages()]);
  if (!person) redirect(signInAt('/apply'));
  return (
    <NextIntlClientProvider messages={pick(messages, ['common', 'application'])}>
      <BarePage person={there.person}>
        {person.emailVerified ? <ApplyForm email={person.email} countries={countries} /> : <ProveAddress email={person.email} />}
      </BarePage>
    </NextIntlClientProvider>
  );
}
