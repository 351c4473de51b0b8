'use client';
import { useTranslations } from 'next-intl';
import { type ComponentProps, useState } from 'react';
import { Input } from '@/shared/ui/input';

/** A password, that its owner can look at while they type it. */
export function PasswordInput(props: Omit<ComponentProps<'input'>, 'type' | 'className'>) {
  const t = useTranslations('sign.passwordInput');
  const [shown, show] = useState(false);
  return (
    <span className="relative block">
      <Input
        {...props}
        type={shown ? 'text' : 'password'}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        className="pr-28"
      />
      <button
        type="button"
        aria-label={shown ? t('hidePassword') : t('showPassword')}
        onClick={() => show(!shown)}
        className="absolute inset-y-0 right-0 min-w-20 cursor-pointer rounded-r-md px-3 font-medium text-muted-foreground text-sm hover:text-foreground"
      >
        {shown ? t('hide') : t('show')}
      </button>
    </span>
  );
}
