'use client';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { FailureNote } from '@/components/forms/failure-note';
import { useGuard } from '@/components/forms/use-guard';
import { PageHeader } from '@/components/layout/page-header';
import type { EditedProductFragment } from '@/lib/graphql/generated/graphql';
import { Alert } from '@/shared/ui/alert';
import { ErrorSummary } from '@/shared/ui/error-summary';
import { draftOf } from '../draft';
import { useEditor } from '../use-editor';
import { SaveBar } from './save-bar';
import { Section } from './section';
import { VariantsSection } from './variants-section';

const LeaveDialog = dynamic(() => import('@/components/forms/leave-dialog').then(({ LeaveDialog }) => LeaveDialog), {
  ssr: false,
});
const ConflictNote = dynamic(() => import('./conflict-note').then(({ ConflictNote }) => ConflictNote), { ssr: false });

/** What a team offers of a product that somebody else described: a price and how fast it leaves the house, for each variant. */
export function OfferEditor({
  product,
  team,
  mayWrite,
  mayCount,
}: {
  product: EditedProductFragment;
  team: string;
  mayWrite: boolean;
  mayCount: boolean;
}) {
  const [t, locale, router] = [useTranslations('products'), useLocale(), useRouter()];
  const editor = useEditor({
    first: { id: product.id, version: product.version, base: draftOf(product, team, locale) },
    team,
    own: false,
    onSaved: () => router.refresh(),
  });
  const guard = useGuard(mayWrite && editor.changes > 0);
  const { problems, failure, tries, conflict } = editor;
  const [picture] = product.media;
  return (
    <div className="flex flex-col gap-6">
      <div className="-mb-6">
        <PageHeader
          back={{ path: '/products', label: t('title') }}
          title={product.title}
          text={product.vendor ? t('describedBy', { name: product.vendor.name }) : undefined}
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
      <Section title={t('theirs.title')} text={t('theirs.text')}>
        <div className="flex flex-col gap-4 sm:flex-row">
          {picture?.url && (
            <img
              src={picture.url}
              alt={picture.alt}
              width={160}
              height={120}
              className="aspect-4/3 w-40 shrink-0 rounded-md bg-muted object-contain"
            />
          )}
          <div className="min-w-0 text-sm leading-6">
            {product.brand && <p className="font-medium">{product.brand}</p>}
            <p className="line-clamp-5 whitespace-pre-line text-muted-foreground">{product.description}</p>
          </div>
        </div>
      </Section>
      <fieldset disabled={!mayWrite} className="min-w-0">
        <legend className="sr-only">{t('form')}</legend>
        <VariantsSection editor={editor} own={false} mayWrite={mayWrite} mayCount={mayCount} />
      </fieldset>
      {mayWrite && <SaveBar editor={editor} isNew={false} />}
      {guard.asking && <LeaveDialog onLeave={guard.leave} onStay={guard.stay} />}
    </div>
  );
}
