'use client';
import { useState } from 'react';
import { useCartAgain, useCartStore } from './hooks';
import { CartRefused, type Piece } from './store';

/** What was just done to a line, and can be told or taken back. */
export interface Note {
  kind: 'removed' | 'saved' | 'restored' | 'failed';
  piece: Piece;
  failure?: unknown;
  /** Tells one note from the next. */
  count: number;
}

/** Takes lines out, puts them away for later and brings them back. */
export function useLineActions() {
  const store = useCartStore();
  const again = useCartAgain();
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const [note, setNote] = useState<Note | null>(null);

  async function act(piece: Piece, kind: Note['kind'] | 'undone', work: () => Promise<void>) {
    setBusy((lines) => new Set(lines).add(piece.id));
    const tell = (told: Omit<Note, 'count'>) => setNote((last) => ({ ...told, count: (last?.count ?? 0) + 1 }));
    try {
      store.quantities.drop(piece.id);
      await work();
      if (kind === 'undone') setNote(null);
      else tell({ kind, piece });
    } catch (failure) {
      tell({ kind: 'failed', piece, failure });
      // It may be gone, or have changed in another window.
      if (failure instanceof CartRefused) await again();
    } finally {
      setBusy((lines) => new Set([...lines].filter((line) => line !== piece.id)));
    }
  }

  return {
    busy,
    note,
    remove: (piece: Piece) => act(piece, 'removed', () => store.remove(piece.id)),
    undo: (piece: Piece) => act(piece, 'undone', () => store.add(piece.offerId, piece.quantity)),
    save: (piece: Piece) => act(piece, 'saved', () => store.saveForLater(piece.id)),
    restore: (piece: Piece) => act(piece, 'restored', () => store.restore(piece.id)),
  };
}

export type LineActions = ReturnType<typeof useLineActions>;
