'use client';
import { Upload } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId, useRef, useState } from 'react';
import { MOST_BYTES, type Untaken, upload } from '@/lib/upload';
import type { ApiError } from '@/shared/lib/graphql/errors';
import { newKey } from '@/shared/lib/key';
import { Button } from '@/shared/ui/button';
import { FieldError, Hint } from '@/shared/ui/field';
import { Progress } from '@/shared/ui/progress';
import { FailureNote } from './failure-note';
import { type Refused, useRefusals } from './refusal';
import { failureOf } from './use-submit';

/** A file to send: announced first, then sent to the place that the API signed for it. */
export function FileField({
  label,
  hint,
  types,
  accept,
  announce,
  onSent,
}: {
  label: string;
  hint?: string;
  /** Which kinds of files are taken, in words. */
  types: string;
  accept: string;
  announce: (file: File, key: string) => Promise<{ uploadUrl?: string | null; userErrors: readonly Refused[] }>;
  onSent: () => void;
}) {
  const [t, refusals, id] = [useTranslations('common.file'), useRefusals(), useId()];
  const input = useRef<HTMLInputElement>(null);
  const [part, setPart] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [failure, setFailure] = useState<ApiError | null>(null);
  const busy = part !== null;

  async function send(file: File) {
    setProblem(null);
    setFailure(null);
    const wrong: Untaken | null = file.size > MOST_BYTES ? 'tooLong' : accept.split(',').includes(file.type) ? null : 'otherKind';
    if (wrong) return setProblem(t(wrong));
    setPart(0);
    try {
      const { uploadUrl, userErrors } = await announce(file, newKey());
      const untaken = uploadUrl ? await upload(uploadUrl, file, setPart) : null;
      if (untaken) setProblem(t(untaken));
      else if (uploadUrl) onSent();
      else setProblem(refusals(userErrors)[0]?.message ?? null);
    } catch (error) {
      setFailure(failureOf(error));
    }
    setPart(null);
  }

  return (
    <fieldset aria-labelledby={`${id}-label`} aria-describedby={`${id}-hint`} className="flex min-w-0 flex-col gap-2">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 flex-1 basis-56">
          <p id={`${id}-label`} className="font-medium text-sm">
            {label}
          </p>
          <Hint id={`${id}-hint`}>
            {hint && <>{hint} </>}
            {types}
          </Hint>
        </div>
        <Button variant="outline" busy={busy} onClick={() => input.current?.click()}>
          <Upload aria-hidden />
          {t('choose')}
          <span className="sr-only">: {label}</span>
        </Button>
      </div>
      <input
        ref={input}
        type="file"
        accept={accept}
        aria-label={label}
        tabIndex={-1}
        className="hidden"
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = '';
          if (file) send(file);
        }}
      />
      {busy && <Progress label={t('sending')} value={Math.round(part * 100)} />}
      <div role="status">{problem && <FieldError>{problem}</FieldError>}</div>
      <FailureNote failure={failure} />
    </fieldset>
  );
}
