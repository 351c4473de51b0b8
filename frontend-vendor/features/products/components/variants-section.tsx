'use client';
import { Plus, Shuffle } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { newKey } from '@/shared/lib/key';
import { Button } from '@/shared/ui/button';
import { NativeSelect } from '@/shared/ui/native-select';
import { cellId, fieldId } from '../check';
import { CURRENCIES, currenciesOf, emptyRow, MOST_ROWS } from '../draft';
import { focusSoon } from '../focus';
import type { Editor } from '../use-editor';
import { OptionsEditor } from './options-editor';
import { Section } from './section';
import { VariantGrid } from './variant-grid';

/** The variants of a product and what is offered of them. Of somebody else's product only the offers are mine. */
export function VariantsSection({
  editor,
  own,
  mayWrite,
  mayCount,
}: {
  editor: Editor;
  own: boolean;
  mayWrite: boolean;
  /** Whether somebody may also say how many there are. */
  mayCount: boolean;
}) {
  const t = useTranslations('products.variants');
  const { draft } = editor;
  const [opened, setOpened] = useState(false);
  const [added, setAdded] = useState<string[]>([]);
  const priced = currenciesOf(draft);
  const currencies = [...priced, ...added.filter((currency) => !priced.includes(currency))];
  const others = CURRENCIES.filter((currency) => !currencies.includes(currency));
  function add() {
    const key = `new-${newKey()}`;
    editor.edit((now) => ({ ...now, rows: [...now.rows, emptyRow(key, currencies, now.options.length)] }));
    focusSoon(cellId(key, draft.options.length ? 'option:0' : 'sku'));
  }
  return (
    <Section
      id={fieldId('variants')}
      title={own ? t('title') : t('offersTitle')}
      text={mayWrite ? (own ? t('text') : t('offersText')) : undefined}
      actions={
        own &&
        mayWrite &&
        !opened && (
          <Button variant="outline" size="sm" onClick={() => setOpened(true)}>
            <Shuffle aria-hidden />
            {draft.options.length ? t('changeOptions') : t('addOptions')}
          </Button>
        )
      }
    >
      {opened && <OptionsEditor editor={editor} onDone={() => setOpened(false)} />}
      <div className="sm:-mx-3">
        <VariantGrid editor={editor} currencies={currencies} own={own} mayWrite={mayWrite} mayCount={mayCount} />
      </div>
      {mayWrite && (
        <div className="mt-4 flex flex-wrap items-center justify-between gap-3">
          {own && draft.rows.length < MOST_ROWS ? (
            <Button variant="outline" size="sm" onClick={add}>
              <Plus aria-hidden />
              {t('addRow')}
            </Button>
          ) : (
            <span />
          )}
          {others.length > 0 && (
            <NativeSelect
              aria-label={t('addCurrency')}
              value=""
              onChange={({ target }) => target.value && setAdded((all) => [...all, target.value])}
              className="w-52"
            >
              <option value="">{t('addCurrency')}</option>
              {others.map((currency) => (
                <option key={currency} value={currency}>
                  {currency}
                </option>
              ))}
            </NativeSelect>
          )}
        </div>
      )}
      {mayWrite && <p className="mt-4 text-muted-foreground text-sm max-sm:sr-only">{own ? t('hint') : t('offersHint')}</p>}
    </Section>
  );
}
