'use client';
import { Clock, LayoutGrid, Search } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, type KeyboardEvent, Suspense, useCallback, useEffect, useId, useRef, useState } from 'react';
import { usePathname, useRouter } from '@/i18n/navigation';
import { cn } from '@/shared/lib/cn';
import { inputClass } from '@/shared/ui/input';
import { useSuggestions } from '../hooks';
import { addressOf, WIDE } from '../narrowing';
import { forgetSearches, recentSearches, rememberSearch } from '../recent';

interface Option {
  id: string;
  text: string;
  href: string;
  kind: 'recent' | 'category' | 'product' | 'all';
  pictureUrl?: string | null;
}

const SEARCH = '/search';

/** The address of a search; the currency stands in it with prices alone. */
const searchFor = (words: string) => addressOf(SEARCH, { ...WIDE, words }, '');

/** The field for words with what they may become: a combobox where a script runs, and else a plain form. */
export function SearchBox({ className }: { className?: string }) {
  const [t, locale, router, path, id] = [useTranslations('common'), useLocale(), useRouter(), usePathname(), useId()];
  const [words, setWords] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [recent, setRecent] = useState<string[]>([]);
  const field = useRef<HTMLInputElement>(null);
  const suggestions = useSuggestions(words, open);
  const options = open ? optionsOf(words, suggestions, recent, t('searchAll', { words: words.trim() })) : [];
  const shown = open && options.length > 0;
  const [listId, optionId] = [`${id}-list`, (index: number) => `${id}-${index}`];

  const follow = useCallback((found: string) => setWords(found), []);

  function close() {
    setOpen(false);
    setActive(-1);
  }

  function expand() {
    setRecent(recentSearches());
    setOpen(true);
  }

  function go(href: string, searched?: string) {
    if (searched) rememberSearch(searched);
    close();
    field.current?.blur();
    router.push(href);
  }

  function choose({ kind, text, href }: Option) {
    if (kind === 'recent') setWords(text);
    go(href, kind === 'recent' ? text : words.trim());
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    const wanted = words.trim().replace(/\s+/g, ' ');
    if (wanted) go(searchFor(wanted), wanted);
    else field.current?.focus();
  }

  function steer(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      if (!open) return expand();
      const [last, step] = [options.length - 1, key === 'ArrowDown' ? 1 : -1];
      const next = active + step;
      setActive(next < -1 ? last : next > last ? -1 : next);
    } else if (key === 'Enter') {
      const option = options[active];
      if (!option) return;
      event.preventDefault();
      choose(option);
    } else if (key === 'Escape' && open) {
      event.preventDefault();
      if (!shown) setWords('');
      close();
    }
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: the form carries the landmark, for browsers without the element
    <form
      role="search"
      action={`/${locale}${SEARCH}`}
      onSubmit={submit}
      onBlur={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && close()}
      className={cn('relative', className)}
    >
      <Suspense fallback={null}>{path === SEARCH && <WordsOfPage tell={follow} />}</Suspense>
      <label htmlFor={id} className="sr-only">
        {t('searchFor')}
      </label>
      <input
        ref={field}
        id={id}
        name="q"
        type="search"
        enterKeyHint="search"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={200}
        placeholder={t('searchFor')}
        role="combobox"
        aria-expanded={shown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={shown && active >= 0 ? optionId(active) : undefined}
        value={words}
        onChange={({ target }) => {
          setWords(target.value);
          setActive(-1);
          if (!open) expand();
        }}
        onFocus={expand}
        onClick={expand}
        onKeyDown={steer}
        className={cn(inputClass, 'h-11 truncate !rounded-full pr-12 pl-5 [&::-webkit-search-cancel-button]:hidden')}
      />
      <button
        type="submit"
        className="absolute inset-y-0 right-0 grid w-12 cursor-pointer place-items-center rounded-full text-muted-foreground hover:text-foreground"
      >
        <Search aria-hidden className="size-5" />
        <span className="sr-only">{t('search')}</span>
      </button>
      <p role="status" className="sr-only">
        {shown ? t('suggestionCount', { count: options.length }) : ''}
      </p>
      <div
        className={cn(
          'absolute inset-x-0 top-full z-50 mt-2 max-h-[70dvh] overflow-y-auto overscroll-contain rounded-xl border bg-card py-2 shadow-lifted',
          !shown && 'hidden',
        )}
      >
        {options[0]?.kind === 'recent' && (
          <div className="flex items-center justify-between pr-2 pl-5">
            <p className="font-medium text-muted-foreground text-xs">{t('recentSearches')}</p>
            <button
              type="button"
              className="min-h-11 cursor-pointer rounded-md px-3 text-muted-foreground text-xs underline-offset-4 hover:text-foreground hover:underline"
              onClick={() => {
                forgetSearches();
                setRecent([]);
                field.current?.focus();
              }}
            >
              {t('forgetSearches')}
            </button>
          </div>
        )}
        <div id={listId} role="listbox" aria-label={t('suggestions')}>
          {options.map((option, index) => (
            <div
              key={option.id}
              id={optionId(index)}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              onMouseDown={(event) => event.preventDefault()}
              onMouseMove={() => setActive(index)}
              onClick={() => choose(option)}
              onKeyDown={steer}
              ref={index === active ? intoView : undefined}
              className="flex min-h-11 cursor-pointer items-center gap-3 px-5 py-1.5 text-sm aria-selected:bg-muted"
            >
              <Mark {...option} />
              <span className="min-w-0 flex-1 truncate">
                {option.kind === 'all' ? option.text : <Marked text={option.text} words={words} />}
              </span>
              {option.kind === 'category' && <span className="text-muted-foreground text-xs">{t('category')}</span>}
            </div>
          ))}
        </div>
      </div>
    </form>
  );
}

function optionsOf(words: string, suggestions: ReturnType<typeof useSuggestions>, recent: string[], all: string): Option[] {
  const typed = words.trim();
  if (!typed) return recent.map((text) => ({ id: `recent ${text}`, text, href: searchFor(text), kind: 'recent' }));
  const found = suggestions.flatMap(({ id, text, category, product }): Option[] => {
    if (category) {
      const slugs = category.path.split('/').filter(Boolean).join('/');
      return [{ id, text, href: `/c/${slugs}`, kind: 'category' }];
    }
    if (!product) return [];
    return [{ id, text, href: `/product/${product.slug}`, kind: 'product', pictureUrl: product.pictureUrl }];
  });
  return [...found, { id: 'all', text: all, href: searchFor(typed), kind: 'all' }];
}

function Mark({ kind, pictureUrl }: Option) {
  if (kind === 'product' && pictureUrl)
    return <img src={pictureUrl} alt="" width={36} height={36} className="size-9 rounded-sm bg-muted object-cover" />;
  const Icon = { recent: Clock, category: LayoutGrid, product: Search, all: Search }[kind];
  return (
    <span className="grid size-9 shrink-0 place-items-center text-muted-foreground">
      <Icon aria-hidden className="size-4.5" />
    </span>
  );
}

/** A text with what was typed in it set apart. */
function Marked({ text, words }: { text: string; words: string }) {
  const [at, length] = [text.toLocaleLowerCase().indexOf(words.trim().toLocaleLowerCase()), words.trim().length];
  if (at < 0 || length === 0) return text;
  return (
    <>
      {text.slice(0, at)}
      <mark className="bg-transparent font-semibold text-inherit">{text.slice(at, at + length)}</mark>
      {text.slice(at + length)}
    </>
  );
}

/** Tells the words of the page that is shown. It reads the address, which kept pages do not know: so it draws nothing. */
function WordsOfPage({ tell }: { tell: (words: string) => void }) {
  const words = useSearchParams().get('q') ?? '';
  useEffect(() => tell(words), [words, tell]);
  return null;
}

function intoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}
