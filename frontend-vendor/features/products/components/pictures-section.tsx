'use client';
import { ArrowLeft, ArrowRight, ImageOff, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { FileField } from '@/components/forms/file-field';
import { Badge } from '@/shared/ui/badge';
import { Button } from '@/shared/ui/button';
import { Field, FieldError } from '@/shared/ui/field';
import { Textarea } from '@/shared/ui/textarea';
import { fieldId } from '../check';
import { MOST_PICTURES, type Picture } from '../draft';
import { focusSoon } from '../focus';
import { announcePicture } from '../hooks';
import type { Editor } from '../use-editor';
import { Section } from './section';

/** The pictures of a product: what each shows, in words, and their order. The first one stands in lists. */
export function PicturesSection({ editor, mayWrite }: { editor: Editor; mayWrite: boolean }) {
  const t = useTranslations('products.pictures');
  const { id } = editor;
  const { pictures } = editor.draft;
  const set = (change: (pictures: Picture[]) => Picture[]) =>
    editor.edit((draft) => ({ ...draft, pictures: change(draft.pictures) }));
  const move = (at: number, by: number) =>
    set((all) => {
      const next = [...all];
      const [picture] = next.splice(at, 1);
      if (picture) next.splice(at + by, 0, picture);
      return next;
    });
  const error = editor.at(fieldId('pictures'));
  return (
    <Section id={fieldId('pictures')} title={t('title')} text={t('text')}>
      {error && <FieldError>{error}</FieldError>}
      {pictures.length === 0 && (
        <p className="rounded-lg border border-dashed px-4 py-8 text-center text-muted-foreground text-sm">{t('none')}</p>
      )}
      <ol className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {pictures.map((picture, at) => (
          <li key={picture.key} className="flex flex-col gap-3 rounded-lg border p-3">
            <div className="relative">
              {picture.url ? (
                <img
                  src={picture.url}
                  alt={picture.alt}
                  width={320}
                  height={240}
                  loading="lazy"
                  className="aspect-4/3 w-full rounded-md bg-muted object-contain"
                />
              ) : (
                <div className="flex aspect-4/3 w-full flex-col items-center justify-center gap-2 rounded-md bg-muted px-4 text-center text-muted-foreground text-sm">
                  <ImageOff aria-hidden className="size-6" />
                  <p>{t('noted')}</p>
                  <p className="max-w-full truncate text-xs">{picture.sourceUrl}</p>
                </div>
              )}
              {at === 0 && <Badge className="absolute top-2 left-2">{t('first')}</Badge>}
            </div>
            <Field id={fieldId(`alt-${picture.key}`)} label={t('alt')} hint={picture.alt ? undefined : t('altHint')}>
              {(parts) => (
                <Textarea
                  {...parts}
                  value={picture.alt}
                  maxLength={300}
                  className="min-h-11"
                  onChange={({ target }) =>
                    set((all) => all.map((one) => (one.key === picture.key ? { ...one, alt: target.value } : one)))
                  }
                />
              )}
            </Field>
            {mayWrite && (
              <div className="mt-auto flex justify-between gap-2">
                <span className="flex gap-1">
                  <Button
                    variant="ghost"
                    size="icon"
                    disabled={at === 0}
                    aria-label={t('earlier', { number: at + 1 })}
                    onClick={() => move(at, -1)}
                  >
                    <ArrowLeft aria-hidden />
                  </Button>
                  <Button
                    variant="ghost"
                    size="icon"
                    disabled={at === pictures.length - 1}
                    aria-label={t('later', { number: at + 1 })}
                    onClick={() => move(at, 1)}
                  >
                    <ArrowRight aria-hidden />
                  </Button>
                </span>
                <Button
                  variant="ghost"
                  size="icon"
                  aria-label={t('remove', { number: at + 1 })}
                  onClick={() => {
                    set((all) => all.filter(({ key }) => key !== picture.key));
                    focusSoon(fieldId('pictures'));
                  }}
                >
                  <Trash2 aria-hidden />
                </Button>
              </div>
            )}
          </li>
        ))}
      </ol>
      {mayWrite && !id && <p className="mt-5 text-muted-foreground text-sm">{t('unsaved')}</p>}
      {mayWrite && id && pictures.length < MOST_PICTURES && (
        <div className="mt-5">
          <FileField
            label={t('add')}
            types={t('types')}
            accept="image/jpeg,image/png,image/webp"
            announce={(_, key) => announcePicture(id, key)}
            onSent={editor.receive}
          />
        </div>
      )}
    </Section>
  );
}
