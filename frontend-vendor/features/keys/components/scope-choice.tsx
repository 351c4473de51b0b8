'use client';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Checkbox } from '@/shared/ui/checkbox';
import { FieldError, Hint } from '@/shared/ui/field';
import { GIVABLE, type Givable, toggled } from '../model';

/** What a program is to be able to do, in plain words. */
export function ScopeChoice({
  chosen,
  error,
  onChange,
}: {
  chosen: readonly Givable[];
  error?: string | undefined;
  onChange: (chosen: readonly Givable[]) => void;
}) {
  const t = useTranslations('keys');
  const id = useId();
  return (
    <fieldset aria-describedby={error ? `${id}-error` : `${id}-hint`} className="min-w-0">
      <legend className="mb-1.5 font-medium text-sm">{t('may')}</legend>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      <Hint id={`${id}-hint`}>{t('scopesHint')}</Hint>
      <div className="mt-1 grid gap-x-6 sm:grid-cols-2">
        {GIVABLE.map((scope, index) => (
          <Checkbox
            key={scope}
            label={t(`scopeChoice.${scope}`)}
            checked={chosen.includes(scope)}
            // The first one takes the focus where nothing was chosen.
            aria-invalid={error && index === 0 ? true : undefined}
            onCheckedChange={(on) => onChange(toggled(chosen, scope, on))}
          />
        ))}
      </div>
    </fieldset>
  );
}
