'use client';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormNote } from '@/components/identity/form-note';
import { PasswordInput } from '@/components/identity/password-input';
import { type Problem, useRefusals } from '@/components/identity/refusal';
import { secretOf, textOf, useSubmit } from '@/components/identity/use-submit';
import { FactorConfirmDocument, FactorEnrollDocument, type FactorEnrollMutation } from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { Skeleton } from '@/shared/ui/skeleton';
import { useConfirmed } from './confirm';

const Qr = dynamic(() => import('./qr'), { ssr: false, loading: () => <Skeleton className="size-52" /> });

type Begun = FactorEnrollMutation['mfaEnroll'];

interface FactorAddProps {
  method: 'APP' | 'MAIL' | 'SMS';
  email: string;
  /** With the codes for the paper, where there are new ones. */
  onAdded: (codes: readonly string[] | null) => void;
  onCancel: () => void;
}

/** Adds a way to show codes: begun with the password, ended with its first code. */
export function FactorAdd({ onCancel, ...props }: FactorAddProps) {
  const t = useTranslations('account.factor');
  const [begun, setBegun] = useState<Begun | null>(null);
  return (
    <div className="flex flex-col gap-5 border-t pt-5">
      {begun ? <Confirm begun={begun} onAgain={() => setBegun(null)} {...props} /> : <Begin onBegun={setBegun} {...props} />}
      <Button variant="link" className="self-start px-0" onClick={onCancel}>
        {t('cancel')}
      </Button>
    </div>
  );
}

function Begin({ method, email, onBegun }: Pick<FactorAddProps, 'method' | 'email'> & { onBegun: (begun: Begun) => void }) {
  const t = useTranslations('account.factor');
  const told = useRefusals();
  const confirmed = useConfirmed();
  const sms = method === 'SMS';
  const submit = useSubmit(sms ? ['phone', 'password'] : ['password'], async (values) => {
    const [phone, password] = [textOf(values, 'phone'), secretOf(values, 'password')];
    const missing: Problem[] = [];
    if (sms && !phone) missing.push({ field: 'phone', message: t('phoneMissing') });
    if (!password) missing.push({ field: 'password', message: t('passwordMissing') });
    if (missing.length) return missing;
    const input = { method, password, phone: sms ? phone : undefined };
    const answer = await confirmed(async () => (await ask(FactorEnrollDocument, { input })).mfaEnroll);
    if (!answer) return;
    if (answer.userErrors.length)
      return told(answer.userErrors, {
        'VALIDATION_FAILED@password': t('passwordWrong'),
        'VALIDATION_FAILED@phone': t('phoneMissing'),
      });
    onBegun(answer);
  });
  return (
    <form {...submit.form} className="flex flex-col gap-5">
      <FormNote submit={submit} />
      <p className="text-sm leading-6">{method === 'MAIL' ? t('begin.MAIL', { email }) : t(`begin.${method}`)}</p>
      {sms && (
        <Field label={t('phone')} hint={t('phoneHint')} {...submit.field('phone')}>
          {(parts) => <Input {...parts} name="phone" type="tel" autoComplete="tel" />}
        </Field>
      )}
      <Field label={t('password')} {...submit.field('password')}>
        {(parts) => <PasswordInput {...parts} name="password" autoComplete="current-password" />}
      </Field>
      <Button type="submit" busy={submit.busy} className="self-start">
        {method === 'APP' ? t('next') : t('sendCode')}
      </Button>
    </form>
  );
}

interface ConfirmProps extends Pick<FactorAddProps, 'method' | 'onAdded'> {
  begun: Begun;
  onAgain: () => void;
}

function Confirm({ method, begun: { otpauthUrl, secret, sentTo }, onAdded, onAgain }: ConfirmProps) {
  const t = useTranslations('account.factor');
  const told = useRefusals();
  const submit = useSubmit(['code'], async (values) => {
    const code = textOf(values, 'code').replace(/\s/g, '');
    if (!code) return [{ field: 'code', message: t('codeMissing') }];
    const { mfaConfirm } = await ask(FactorConfirmDocument, { input: { code, method } });
    if (mfaConfirm.userErrors.length) return told(mfaConfirm.userErrors, { 'VALIDATION_FAILED@code': t('codeWrong') });
    onAdded(mfaConfirm.recoveryCodes);
  });
  return (
    <>
      {otpauthUrl && (
        <ol className="flex list-decimal flex-col gap-4 pl-5 text-sm leading-6">
          <li>{t('app.open')}</li>
          <li>
            {t('app.scan')}
            <div className="mt-3 flex flex-wrap items-start gap-5">
              <Qr text={otpauthUrl} label={t('app.qr')} />
              <div className="min-w-0 flex-1 basis-48">
                <p className="text-muted-foreground">{t('app.type')}</p>
                <p className="mt-1 select-all break-all font-mono">{secret?.match(/.{1,4}/g)?.join(' ')}</p>
                <a href={otpauthUrl} className="mt-2 inline-flex min-h-11 items-center underline underline-offset-4">
                  {t('app.here')}
                </a>
              </div>
            </div>
          </li>
          <li>{t('app.code')}</li>
        </ol>
      )}
      {sentTo && (
        <p role="status" className="text-sm leading-6">
          {t('sent', { to: sentTo })}
        </p>
      )}
      <form {...submit.form} className="flex flex-col gap-5">
        <FormNote submit={submit} />
        <Field label={t('code')} {...submit.field('code')}>
          {(parts) => (
            <Input
              {...parts}
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={10}
              className="figures max-w-48 text-lg tracking-widest"
            />
          )}
        </Field>
        <p className="text-muted-foreground text-sm leading-6">{t('then')}</p>
        <div className="flex flex-wrap gap-3">
          <Button type="submit" busy={submit.busy}>
            {t('turnOn')}
          </Button>
          {sentTo && (
            <Button variant="outline" onClick={onAgain}>
              {t('again')}
            </Button>
          )}
        </div>
      </form>
    </>
  );
}
