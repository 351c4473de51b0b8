'use client';
import { ChevronLeft, ChevronRight, X, ZoomIn } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { cn } from '@/shared/lib/cn';
import { buttonClass } from '@/shared/ui/button';
import { Picture } from './picture';

export interface GalleryPicture {
  id: string;
  url: string;
  alt: string;
}

/** The pictures of a product side by side, moved by finger, by arrow keys or by their thumbnails; each can be seen large. */
export function Gallery({ pictures, title }: { pictures: GalleryPicture[]; title: string }) {
  const t = useTranslations('catalog.gallery');
  const [at, setAt] = useState(0);
  const strip = useRef<HTMLUListElement>(null);
  const large = useRef<HTMLDialogElement>(null);
  const altOf = (picture: GalleryPicture, index: number) => picture.alt || t('alt', { title, number: index + 1 });
  const many = pictures.length > 1;
  const shown = pictures[at];

  function show(index: number) {
    const next = (index + pictures.length) % pictures.length;
    setAt(next);
    strip.current?.children[next]?.scrollIntoView({ behavior: 'smooth', block: 'nearest', inline: 'start' });
  }

  return (
    <section aria-label={t('title')} className="min-w-0">
      <div className="relative overflow-hidden rounded-xl border bg-muted">
        <ul
          ref={strip}
          tabIndex={many ? 0 : undefined}
          onScroll={({ currentTarget }) => setAt(Math.round(currentTarget.scrollLeft / currentTarget.clientWidth))}
          className="flex snap-x snap-mandatory overflow-x-auto [scrollbar-width:none] focus-visible:-outline-offset-2"
        >
          {pictures.map((picture, index) => (
            <li key={picture.id} className="w-full shrink-0 snap-start">
              <Picture src={picture.url} alt={altOf(picture, index)} first={index === 0} side={720} />
            </li>
          ))}
        </ul>
        <button
          type="button"
          aria-haspopup="dialog"
          onClick={() => large.current?.showModal()}
          className="absolute right-3 bottom-3 grid size-11 cursor-pointer place-items-center rounded-full border bg-card text-foreground hover:bg-muted"
        >
          <ZoomIn aria-hidden className="size-5" />
          <span className="sr-only">{t('enlarge')}</span>
        </button>
      </div>
      {many && (
        <ul aria-label={t('choose')} className="mt-3 flex flex-wrap gap-2 sm:gap-3">
          {pictures.map((picture, index) => (
            <li key={picture.id}>
              <button
                type="button"
                aria-current={index === at}
                onClick={() => show(index)}
                className="block size-16 cursor-pointer overflow-hidden rounded-md border bg-muted hover:border-foreground/40 aria-[current=true]:border-primary aria-[current=true]:ring-1 aria-[current=true]:ring-primary sm:size-20"
              >
                <Picture src={picture.url} alt={t('number', { number: index + 1, of: pictures.length })} side={80} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <dialog
        ref={large}
        aria-label={t('title')}
        onKeyDown={({ key }) => many && (key === 'ArrowRight' ? show(at + 1) : key === 'ArrowLeft' && show(at - 1))}
        className="m-0 h-dvh max-h-none w-screen max-w-none bg-background text-foreground backdrop:bg-foreground/40"
      >
        <div className="relative flex h-full items-center justify-center p-4">
          {shown && (
            <img
              src={shown.url}
              alt={altOf(shown, at)}
              width={1200}
              height={1200}
              loading="lazy"
              className="size-full object-contain"
            />
          )}
          {many && (
            <>
              <button
                type="button"
                onClick={() => show(at - 1)}
                className={cn(buttonClass({ variant: 'outline', size: 'icon' }), '!absolute top-1/2 left-4 -translate-y-1/2')}
              >
                <ChevronLeft aria-hidden />
                <span className="sr-only">{t('previous')}</span>
              </button>
              <button
                type="button"
                onClick={() => show(at + 1)}
                className={cn(buttonClass({ variant: 'outline', size: 'icon' }), '!absolute top-1/2 right-4 -translate-y-1/2')}
              >
                <ChevronRight aria-hidden />
                <span className="sr-only">{t('next')}</span>
              </button>
            </>
          )}
          <form method="dialog" className="absolute top-4 right-4">
            <button type="submit" className={buttonClass({ variant: 'outline', size: 'icon' })}>
              <X aria-hidden />
              <span className="sr-only">{t('close')}</span>
            </button>
          </form>
        </div>
      </dialog>
    </section>
  );
}
