'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo, useRef, useState } from 'react';
import { useRefusals } from '@/components/forms/refusal';
import { failureOf } from '@/components/forms/use-submit';
import type { ApiError } from '@/shared/lib/graphql/errors';
import { type Fault, faultsOf } from './check';
import { type Draft, draftOf } from './draft';
import { readProduct, steps } from './hooks';
import { type Clash, merge, withPart } from './merge';
import { planOf, sizeOf } from './plan';
import { conflicts, type Found, keyring, type Standing, send } from './run';

/** What is wrong with the form: with a field, or with all of it. */
export interface Problem {
  id?: string;
  message: string;
  /** Which variant it is about. */
  row?: string;
}

/** Somebody else saved meanwhile: what we both changed, which of the two is wanted, and how much of theirs was taken over. */
export interface Conflict {
  clashes: Clash[];
  choice: Record<string, 'mine' | 'theirs'>;
  adopted: number;
}

interface State extends Standing {
  draft: Draft;
  /** What the server refused. */
  refused: readonly Problem[];
  /** Somebody tried to save what will not do: from now on it is looked through with every change. */
  checked: boolean;
  failure: ApiError | null;
  conflict: Conflict | null;
  /** Counts the tries, so that the summary of what is wrong takes the focus anew. */
  tries: number;
}

/** Edits a product, or the offers of one, until it is saved. */
export function useEditor({
  first,
  team,
  own,
  onSaved,
}: {
  first: Standing;
  team: string;
  /** Whether the product itself is edited, or only what is offered of it. */
  own: boolean;
  onSaved: (id: string) => void;
}) {
  const [t, locale, refusals] = [useTranslations('products'), useLocale(), useRefusals()];
  const [state, setState] = useState<State>({
    ...first,
    draft: first.base,
    refused: [],
    checked: false,
    failure: null,
    conflict: null,
    tries: 0,
  });
  const [busy, showBusy] = useState(false);
  // Rows that were not drawn anew ask for it, too.
  const sending = useRef(false);
  const setBusy = (on: boolean) => {
    sending.current = on;
    showBusy(on);
  };
  const keys = useRef(keyring());
  const { draft, base } = state;
  const plan = useMemo(() => planOf(base, draft), [base, draft]);
  const words = ({ id, code, row }: Fault): Problem => ({
    id,
    message: t(`fault.${code}`),
    ...(row ? { row: row.name || t('cell.row', { number: row.number }) } : {}),
  });
  const problems = state.checked ? faultsOf(draft, own).map(words) : state.refused;

  function told(found: readonly Found[]): Problem[] {
    return found.map(({ id, refusal, row }) => {
      const known: Record<string, string> = {
        'VALIDATION_FAILED@sku': t('fault.skuTaken'),
        'VALIDATION_FAILED@gtin': t('fault.gtinTaken'),
        STATE_CONFLICT: t('fault.law'),
        'VERSION_CONFLICT@changeFrom': t('fault.stocked'),
      };
      const message = refusals([refusal], known)[0]?.message ?? refusal.message;
      return { id, message, row };
    });
  }

  /** Puts what somebody else saved below what is edited here. */
  async function meet(id: string, from: Draft, mine: Draft): Promise<void> {
    const read = await readProduct(id);
    if (!read) {
      setState((now) => ({ ...now, refused: [{ message: t('fault.gone') }], tries: now.tries + 1 }));
      return;
    }
    const theirs = draftOf(read, team, locale);
    const { draft: merged, clashes, adopted } = merge(from, mine, theirs);
    const choice = Object.fromEntries(clashes.map(({ path }) => [path, 'mine' as const]));
    setState((now) => ({
      ...now,
      base: theirs,
      version: read.version,
      draft: merged,
      refused: [],
      conflict: { clashes, choice, adopted: adopted.length },
      tries: now.tries + 1,
    }));
  }

  /** Takes in a picture that has just been sent, and what others saved meanwhile; what is edited here stays. */
  async function receive(): Promise<void> {
    const { id } = state;
    const read = id ? await readProduct(id).catch(() => null) : null;
    if (!read) return;
    const theirs = draftOf(read, team, locale);
    setState((now) => {
      const known = new Set(now.base.pictures.map((picture) => picture.id));
      const added = theirs.pictures.filter((picture) => !known.has(picture.id));
      const mine = { ...now.draft, pictures: [...now.draft.pictures, ...added] };
      const { draft: merged, clashes, adopted } = merge({ ...now.base, pictures: theirs.pictures }, mine, theirs);
      const choice = Object.fromEntries(clashes.map(({ path }) => [path, 'mine' as const]));
      const conflict = clashes.length || adopted.length ? { clashes, choice, adopted: adopted.length } : now.conflict;
      return { ...now, base: theirs, version: read.version, draft: merged, conflict };
    });
  }

  async function save(change?: (draft: Draft) => Draft): Promise<void> {
    if (sending.current) return;
    const wanted = change ? change(draft) : draft;
    const faults = faultsOf(wanted, own);
    setState((now) => ({
      ...now,
      failure: null,
      conflict: null,
      refused: [],
      checked: faults.length > 0,
      tries: now.tries + 1,
    }));
    if (faults.length) return;
    setBusy(true);
    let [standing, written]: [Standing, Draft] = [{ id: state.id, version: state.version, base }, wanted];
    try {
      const found = await send(standing, wanted, keys.current, (next, now) => {
        [standing, written] = [next, now];
      });
      setState((now) => ({ ...now, ...standing, draft: written, refused: conflicts(found) ? [] : told(found) }));
      if (conflicts(found) && standing.id) await meet(standing.id, standing.base, written);
      else if (found.length === 0 && standing.id) {
        keys.current.forget();
        const read = await readProduct(standing.id).catch(() => null);
        const fresh = read ? draftOf(read, team, locale) : written;
        const version = read?.version ?? standing.version;
        setState((now) => ({ ...now, id: standing.id, version, base: fresh, draft: fresh, refused: [] }));
        onSaved(standing.id);
      }
    } catch (error) {
      setState((now) => ({ ...now, ...standing, draft: written, failure: failureOf(error), tries: now.tries + 1 }));
    } finally {
      setBusy(false);
    }
  }

  /** Takes the product out of the shop; what is edited stays to be saved. */
  async function archive(): Promise<boolean> {
    const { id, version } = state;
    if (!id || sending.current) return false;
    setBusy(true);
    try {
      const input = { productId: id, expectedVersion: version };
      const { product, userErrors } = await steps.archive({ ...input, idempotencyKey: keys.current.of('archive', input) });
      if (product) {
        const archived = (of: Draft): Draft => ({ ...of, fields: { ...of.fields, state: product.state } });
        setState((now) => ({ ...now, version: product.version, base: archived(now.base), draft: archived(now.draft) }));
        return true;
      }
      const found = userErrors.map((refusal) => ({ id: undefined, refusal }));
      if (conflicts(found)) await meet(id, base, draft);
      else setState((now) => ({ ...now, refused: told(found), tries: now.tries + 1 }));
    } catch (error) {
      setState((now) => ({ ...now, failure: failureOf(error), tries: now.tries + 1 }));
    } finally {
      setBusy(false);
    }
    return false;
  }

  return {
    ...state,
    busy,
    problems,
    // A new product with nothing written in it is no change.
    changes: state.id || draft !== base ? sizeOf(plan) : 0,
    save,
    archive,
    receive,
    /** Changes the form, unless it is just being sent. */
    edit: (change: (draft: Draft) => Draft) => {
      if (sending.current) return;
      setState((now) => {
        const next = change(now.draft);
        return { ...now, draft: next, checked: now.checked && faultsOf(next, own).length > 0 };
      });
    },
    discard: () => setState((now) => ({ ...now, draft: now.base, refused: [], checked: false, failure: null, conflict: null })),
    choose: (path: string, choice: 'mine' | 'theirs') =>
      setState((now) => {
        const clash = now.conflict?.clashes.find((one) => one.path === path);
        if (!clash || !now.conflict) return now;
        return {
          ...now,
          draft: withPart(now.draft, path, clash[choice]),
          conflict: { ...now.conflict, choice: { ...now.conflict.choice, [path]: choice } },
        };
      }),
    settle: () => setState((now) => ({ ...now, conflict: null })),
    /** What is wrong with a field. */
    at: (id: string) => problems.find((problem) => problem.id === id)?.message,
  };
}

export type Editor = ReturnType<typeof useEditor>;
