'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useRefusals } from '@/components/identity/refusal';
import { goElsewhere } from '@/features/sign/elsewhere';
import { useRouter } from '@/i18n/navigation';
import { type AccountSecurityQuery, AccountUnlinkDocument } from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';
import { Button } from '@/shared/ui/button';
import { toast } from '@/shared/ui/toaster';
import { useConfirmed } from './confirm';
import { dateOf } from './dates';
import { DoingNote } from './doing-note';
import { Section } from './section';
import { useDoing } from './use-doing';

interface LinkedSectionProps {
  linked: NonNullable<NonNullable<AccountSecurityQuery['me']>['linkedAccounts']>;
  providers: AccountSecurityQuery['shop']['signInProviders'];
  /** Nothing can be linked before the address is proved. */
  proved: boolean;
}

/** Accounts elsewhere that open this one. Where there is nobody to sign in with, there is nothing to say. */
export function LinkedSection({ linked, providers, proved }: LinkedSectionProps) {
  const t = useTranslations('account.linked');
  const told = useRefusals();
  const confirmed = useConfirmed();
  const doing = useDoing();
  const [locale, router] = [useLocale(), useRouter()];
  if (providers.length === 0 && linked.length === 0) return null;

  function unlink(linkedAccountId: string, label: string) {
    doing.run(async () => {
      const answer = await confirmed(async () => (await ask(AccountUnlinkDocument, { input: { linkedAccountId } })).oauthUnlink, {
        title: t('removeTitle', { label }),
        text: t('removeText', { label }),
        action: t('remove'),
        danger: true,
      });
      if (!answer) return;
      if (answer.userErrors.length) return told(answer.userErrors, { STATE_CONFLICT: t('lastWayIn') });
      toast(t('removed'), { tone: 'success' });
      router.refresh();
    }, linkedAccountId);
  }

  function link(provider: string, label: string) {
    doing.run(async () => {
      const answer = await confirmed(
        async (password) => ({
          userErrors: await goElsewhere({ provider, returnTo: `/${locale}/account/security`, link: { password } }),
        }),
        { title: t('linkTitle', { label }), text: t('linkText', { label }), action: t('link', { label }), password: true },
      );
      if (answer) return told(answer.userErrors, { NOT_ALLOWED: t('signInAgain'), STATE_CONFLICT: t('silent', { label }) });
    }, provider);
  }

  return (
    <Section title={t('title')} text={t('text')}>
      {linked.length > 0 && (
        <ul className="divide-y rounded-lg border">
          {linked.map(({ id, label, email, createdAt }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-4 p-4">
              <div className="min-w-0 flex-1 basis-48">
                <p className="font-medium">{label}</p>
                {email && <p className="break-words text-sm">{email}</p>}
                <p className="text-muted-foreground text-sm">{t('since', { date: dateOf(createdAt, locale) })}</p>
              </div>
              <Button variant="outline" busy={doing.busyWith(id)} onClick={() => unlink(id, label)}>
                {t('remove')}
                <span className="sr-only">{label}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <DoingNote doing={doing} />
      <div className="flex flex-wrap gap-3">
        {providers
          .filter(({ id }) => !linked.some(({ provider }) => provider === id))
          .map(({ id, label }) => (
            <Button key={id} variant="outline" disabled={!proved} busy={doing.busyWith(id)} onClick={() => link(id, label)}>
              {t('link', { label })}
            </Button>
          ))}
      </div>
    </Section>
  );
}
