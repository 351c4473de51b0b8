'use client';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Fragment, type ReactNode, startTransition, useState } from 'react';
import { Alert } from '@/shared/ui/alert';
import { Button } from '@/shared/ui/button';
import { toast } from '@/shared/ui/toaster';
import { FailureNote } from './failure-note';
import { ProblemNote } from './problem-note';
import { type Refused, useRefusals, type Words } from './refusal';
import { useGuard } from './use-guard';
import { useSubmit } from './use-submit';

const LeaveDialog = dynamic(() => import('./leave-dialog').then(({ LeaveDialog }) => LeaveDialog), { ssr: false });

/** What a field of the form shows as wrong with it. */
export type At = (field: string) => string | undefined;

/**
 * A form over something that counts its versions. What is typed is kept until it is saved; where somebody else was faster it is
 * asked which of the two counts.
 */
export function VersionedForm({
  version,
  fields,
  words,
  save,
  submit,
  then,
  children,
}: {
  version: number;
  /** The fields that show by themselves what is wrong with them. */
  fields: readonly string[];
  words?: Words;
  save: (values: FormData, expectedVersion: number) => Promise<readonly Refused[]>;
  /** What the button says; "Save" where it is left out. */
  submit?: string;
  /** Where to go on. */
  then?: string;
  children: (at: At) => ReactNode;
}) {
  const [c, router, refusals] = [useTranslations('common'), useRouter(), useRefusals()];
  const [dirty, setDirty] = useState(false);
  const [seen, setSeen] = useState(version);
  const [newer, setNewer] = useState<number | null>(null);
  const guard = useGuard(dirty);
  // Nothing is taken out of anybody's hands: what came in meanwhile is shown where nothing was typed.
  if (!dirty && version !== seen) setSeen(version);

  const { form, busy, failure, at, problems } = useSubmit(async (values) => {
    const refused = await save(values, newer ?? seen);
    const conflict = refused.find(({ code }) => code === 'VERSION_CONFLICT');
    setNewer(conflict?.currentVersion ?? null);
    if (conflict) return [];
    if (refused.length) return refusals(refused, words);
    setDirty(false);
    toast(c('saved'), { tone: 'success' });
    startTransition(() => {
      if (then) router.push(then);
      router.refresh();
    });
  });

  function takeTheirs() {
    setNewer(null);
    setDirty(false);
    startTransition(() => router.refresh());
  }

  return (
    <form {...form} onInput={() => setDirty(true)} onChange={() => setDirty(true)} className="flex flex-col gap-5">
      <FailureNote failure={failure} />
      <ProblemNote problems={problems} fields={fields} />
      {newer !== null && (
        <Alert
          tone="warning"
          role="alert"
          title={c('conflict.title')}
          action={
            <>
              <Button type="submit" busy={busy}>
                {c('conflict.mine')}
              </Button>
              <Button variant="outline" onClick={takeTheirs}>
                {c('conflict.theirs')}
              </Button>
            </>
          }
        >
          <p>{c('conflict.text')}</p>
        </Alert>
      )}
      <Fragment key={seen}>{children(at)}</Fragment>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t pt-5">
        <Button type="submit" busy={busy}>
          {submit ?? c('save')}
        </Button>
        <p role="status" className="text-muted-foreground text-sm">
          {dirty && !busy && c('unsaved.note')}
        </p>
      </div>
      {guard.asking && <LeaveDialog onStay={guard.stay} onLeave={guard.leave} />}
    </form>
  );
}
