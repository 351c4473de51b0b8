'use client';
import { Check } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useRefusals } from '@/components/forms/refusal';
import { useKey } from '@/components/forms/use-key';
import { failureOf } from '@/components/forms/use-submit';
import { cn } from '@/shared/lib/cn';
import { Button } from '@/shared/ui/button';
import { inputClass } from '@/shared/ui/input';
import { readLevel, setStock } from '../hooks';
import { countOf, type Level } from '../model';

/** How many are there, to be written over. It is set only if it is still what was seen; else both numbers are shown, and one is chosen. */
export function CountField({ level, name, onChange }: { level: Level; name: string; onChange: (level: Level) => void }) {
  const [t, c, locale, refusals, key] = [
    useTranslations('stock'),
    useTranslations('common'),
    useLocale(),
    useRefusals(),
    useKey(),
  ];
  const [draft, setDraft] = useState<string | null>(null);
  const [state, setState] = useState<{ busy?: boolean; error?: string; saved?: boolean; other?: Level }>({});
  const field = useRef<HTMLInputElement>(null);
  const note = useId();
  const number = (count: number) => new Intl.NumberFormat(locale).format(count);
  const wanted = draft === null ? level.onHand : countOf(draft);
  const changed = draft !== null && wanted !== level.onHand;

  async function save(count: number | null, from: Level) {
    if (count === null) {
      setState({ error: t('countWrong') });
      field.current?.focus();
      return;
    }
    setState(({ other }) => ({ busy: true, other }));
    const input = { variantId: level.variantId, warehouseId: level.warehouse?.id, onHand: count, changeFrom: from.onHand };
    try {
      const { stockLevel, userErrors } = await setStock({
        ...input,
        idempotencyKey: key.of({ ...input, version: from.version }),
      });
      if (stockLevel) {
        setDraft(null);
        setState({ saved: true });
        onChange(stockLevel);
        return;
      }
      if (userErrors.some(({ code }) => code === 'VERSION_CONFLICT')) {
        const other = await readLevel(level);
        setState(other ? { other } : { error: c('failure.OTHER.title') });
        return;
      }
      const [problem] = refusals(userErrors, {
        STATE_CONFLICT: t('promised', { allocated: from.allocated, reserved: from.reserved }),
      });
      setState({ error: problem?.message });
    } catch (error) {
      const { code } = failureOf(error);
      setState({ error: c(code === 'OFFLINE' ? 'failure.OFFLINE.title' : 'failure.OTHER.title') });
    }
  }

  function cancel() {
    setDraft(null);
    setState({});
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && changed) {
      event.preventDefault();
      save(wanted, level);
    }
    if (event.key === 'Escape' && draft !== null) cancel();
  }

  return (
    <div className="relative flex flex-col items-end gap-2">
      <div className="flex items-center justify-end gap-2">
        {state.saved && !changed && <Check aria-hidden className="size-4 text-success" />}
        <input
          ref={field}
          inputMode="numeric"
          autoComplete="off"
          aria-label={t('countOf', { name })}
          aria-describedby={note}
          aria-invalid={state.error ? true : undefined}
          value={draft ?? number(level.onHand)}
          onFocus={({ target }) => target.select()}
          onChange={({ target }) => {
            setDraft(target.value);
            setState({});
          }}
          onBlur={() => draft !== null && wanted === level.onHand && cancel()}
          onKeyDown={onKeyDown}
          className={cn(inputClass, 'figures h-11 w-24 px-3 text-right', changed && 'border-primary')}
        />
      </div>
      {changed && !state.other && (
        <div className="flex gap-2">
          <Button size="sm" variant="ghost" onClick={cancel}>
            {c('cancel')}
          </Button>
          <Button size="sm" busy={state.busy ?? false} onClick={() => save(wanted, level)}>
            {c('save')}
          </Button>
        </div>
      )}
      <div id={note} role="status" className={state.error || state.other ? 'max-w-56 text-right text-sm' : 'sr-only'}>
        {state.error && <p className="font-medium text-danger">{state.error}</p>}
        {state.saved && !changed && <p>{t('countSaved', { count: level.onHand })}</p>}
        {state.other && wanted !== null && (
          <div className="flex flex-col items-end gap-2">
            <p className="text-warning">{t('conflict', { now: state.other.onHand, was: level.onHand })}</p>
            <Button size="sm" busy={state.busy ?? false} onClick={() => state.other && save(wanted, state.other)}>
              {t('setAnyway', { count: wanted })}
            </Button>
            <Button
              size="sm"
              variant="outline"
              onClick={() => {
                if (state.other) onChange(state.other);
                cancel();
              }}
            >
              {t('keepOther', { count: state.other.onHand })}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}
