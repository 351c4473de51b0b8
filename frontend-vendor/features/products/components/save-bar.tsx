'use client';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useState } from 'react';
import { Button } from '@/shared/ui/button';
import type { Editor } from '../use-editor';

const ConfirmDialog = dynamic(() => import('./confirm-dialog').then(({ ConfirmDialog }) => ConfirmDialog), { ssr: false });

/** Stays at the lower end of the screen: what is not saved, and what can be done about it. */
export function SaveBar({ editor, isNew }: { editor: Editor; isNew: boolean }) {
  const [t, c] = [useTranslations('products'), useTranslations('common')];
  const [discarding, setDiscarding] = useState(false);
  const { changes, busy, draft } = editor;
  const publishes = draft.fields.state === 'DRAFT';
  const nothing = changes === 0 && !isNew;
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!nothing) editor.save();
  });
  useEffect(() => {
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <div className="no-print sticky bottom-16 z-20 -mx-4 -mb-6 border-t bg-background/95 px-4 py-3 backdrop-blur sm:-mx-6 sm:px-6 lg:bottom-0 lg:-mx-8 lg:-mb-6 lg:px-8">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p role="status" className="text-muted-foreground text-sm">
          {busy ? t('saving') : isNew ? t('notYet') : nothing ? t('noChanges') : t('changes', { count: changes })}
        </p>
        <div className="flex flex-wrap gap-3 max-sm:w-full max-sm:[&>*]:flex-1">
          {!nothing && !isNew && (
            <Button variant="ghost" onClick={() => setDiscarding(true)} aria-haspopup="dialog">
              {t('discard')}
            </Button>
          )}
          {publishes && (
            <Button
              variant="outline"
              busy={busy}
              onClick={() => editor.save((now) => ({ ...now, fields: { ...now.fields, state: 'ACTIVE' } }))}
            >
              {t('publish')}
            </Button>
          )}
          <Button busy={busy} aria-disabled={nothing || undefined} onClick={() => !nothing && editor.save()}>
            {publishes ? t('saveDraft') : c('save')}
          </Button>
        </div>
      </div>
      {discarding && (
        <ConfirmDialog
          what="discard"
          onClose={() => setDiscarding(false)}
          onGo={() => {
            setDiscarding(false);
            editor.discard();
          }}
        />
      )}
    </div>
  );
}
