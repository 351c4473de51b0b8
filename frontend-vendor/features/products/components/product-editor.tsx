'use client';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { FailureNote } from '@/components/forms/failure-note';
import { useGuard } from '@/components/forms/use-guard';
import { PageHeader } from '@/components/layout/page-header';
import type { EditedProductFragment, EditorListsQuery } from '@/lib/graphql/generated/graphql';
import { formatMoment } from '@/shared/lib/format';
import { Alert } from '@/shared/ui/alert';
import { Button } from '@/shared/ui/button';
import { ErrorSummary } from '@/shared/ui/error-summary';
import { toast } from '@/shared/ui/toaster';
import { draftOf, emptyDraft } from '../draft';
import { useEditor } from '../use-editor';
import { AttributesSection } from './attributes-section';
import { BarcodeCard } from './barcode-card';
import { PicturesSection } from './pictures-section';
import { PlaceSection } from './place-section';
import { SaveBar } from './save-bar';
import { StateBadge } from './state-badge';
import { TextsSection } from './texts-section';
import { VariantsSection } from './variants-section';

const ConfirmDialog = dynamic(() => import('./confirm-dialog').then(({ ConfirmDialog }) => ConfirmDialog), { ssr: false });
const LeaveDialog = dynamic(() => import('@/components/forms/leave-dialog').then(({ LeaveDialog }) => LeaveDialog), {
  ssr: false,
});
const ConflictNote = dynamic(() => import('./conflict-note').then(({ ConflictNote }) => ConflictNote), { ssr: false });

/** All of one product, to be made or changed, with one bar that saves; for those who only look it stays as it is. */
export function ProductEditor({
  product,
  lists,
  team,
  mayWrite,
  mayCount,
  currencies,
}: {
  /** Null for a product that is to be made. */
  product: EditedProductFragment | null;
  lists: EditorListsQuery;
  team: string;
  mayWrite: boolean;
  mayCount: boolean;
  /** In which a new product is priced. */
  currencies: readonly string[];
}) {
  const [t, locale, router] = [useTranslations('products'), useLocale(), useRouter()];
  const [task, setTask] = useState<'archive' | null>(null);
  const editor = useEditor({
    first: product
      ? { id: product.id, version: product.version, base: draftOf(product, team, locale) }
      : { id: null, version: null, base: emptyDraft(currencies) },
    team,
    own: true,
    // The page of what was just made is another one.
    onSaved: (id) => (product ? router.refresh() : router.replace(`/products/${id}`)),
  });
  const { draft, id, problems, failure, tries, conflict } = editor;
  // Not yet saved are also the words of a product that was begun and not sent.
  const guard = useGuard(mayWrite && editor.changes > 0);
  const half = product === null && (problems.length > 0 || failure) ? id : null;
  useEffect(() => {
    // Where only a part of a new product could be saved, this is its page all the same when it is loaded anew.
    if (half) history.replaceState(null, '', `/products/${half}`);
  }, [half]);
  const { state } = editor.base.fields;
  return (
    <div className="flex flex-col gap-6">
      <div className="-mb-6">
        <PageHeader
          back={{ path: '/products', label: t('title') }}
          title={
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="min-w-0 break-words">{draft.fields.title.trim() || t('newTitle')}</span>
              {id && (
                <>
                  {' '}
                  <StateBadge state={state} />
                </>
              )}
            </span>
          }
          text={
            product && id ? (
              <>
                {t('updated', { at: formatMoment(product.updatedAt, locale) })}
                {' · '}
                <span className="figures">/{product.slug}</span>
              </>
            ) : (
              t('newText')
            )
          }
          actions={
            mayWrite &&
            id &&
            (state === 'ARCHIVED' ? null : (
              <>
                {state === 'ACTIVE' && (
                  <Button
                    variant="outline"
                    busy={editor.busy}
                    onClick={() => editor.save((now) => ({ ...now, fields: { ...now.fields, state: 'DRAFT' } }))}
                  >
                    {t('hide')}
                  </Button>
                )}
                <Button variant="outline" aria-haspopup="dialog" onClick={() => setTask('archive')}>
                  {t('archive')}
                </Button>
              </>
            ))
          }
        />
      </div>
      <ErrorSummary
        title={t('fault.title', { count: problems.length })}
        errors={problems.map(({ id, message, row }) => ({ id, message: row ? `${row}: ${message}` : message }))}
        attempt={tries}
      />
      <FailureNote failure={failure} />
      {conflict && <ConflictNote editor={editor} />}
      {!mayWrite && <Alert tone="info">{t('readOnly')}</Alert>}
      {state === 'ARCHIVED' && (
        <Alert
          tone="neutral"
          title={t('archivedTitle')}
          action={
            mayWrite && (
              <Button
                size="sm"
                variant="outline"
                busy={editor.busy}
                onClick={() => editor.save((now) => ({ ...now, fields: { ...now.fields, state: 'ACTIVE' } }))}
              >
                {t('restore')}
              </Button>
            )
          }
        >
          <p>{t('archivedText')}</p>
        </Alert>
      )}
      {!id && (
        <BarcodeCard
          team={team}
          onUse={(gtin) =>
            editor.edit((now) => ({ ...now, rows: now.rows.map((row, at) => (at === 0 && !row.gtin ? { ...row, gtin } : row)) }))
          }
        />
      )}
      <fieldset disabled={!mayWrite} className="flex min-w-0 flex-col gap-6">
        <legend className="sr-only">{t('form')}</legend>
        <div className="grid items-start gap-6 lg:grid-cols-[1fr_20rem]">
          <TextsSection editor={editor} />
          <PlaceSection
            editor={editor}
            lists={lists}
            path={product?.category ? [...product.category.ancestors, product.category].map((one) => one.id) : []}
          />
        </div>
        <VariantsSection editor={editor} own mayWrite={mayWrite} mayCount={mayCount} />
        <PicturesSection editor={editor} mayWrite={mayWrite} />
        <AttributesSection editor={editor} lists={lists} />
      </fieldset>
      {mayWrite && <SaveBar editor={editor} isNew={!id} />}
      {guard.asking && <LeaveDialog onLeave={guard.leave} onStay={guard.stay} />}
      {task === 'archive' && (
        <ConfirmDialog
          what="archive"
          busy={editor.busy}
          onClose={() => setTask(null)}
          onGo={async () => {
            const done = await editor.archive();
            setTask(null);
            if (!done) return;
            toast(t('archived'), { tone: 'success' });
            router.refresh();
          }}
        />
      )}
    </div>
  );
}
