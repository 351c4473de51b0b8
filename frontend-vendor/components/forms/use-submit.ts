'use client';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { ApiError } from '@/shared/lib/graphql/errors';
import type { Problem } from './refusal';

interface State {
  busy: boolean;
  problems: readonly Problem[];
  failure: ApiError | null;
}

const CALM: State = { busy: false, problems: [], failure: null };

/**
 * A form that is sent by `work`, which tells what was refused. Until it is done the form is busy; what was typed stays; the
 * first field that will not do, or else the note above, gets the focus.
 */
export function useSubmit(work: (values: FormData) => Promise<readonly Problem[] | undefined>) {
  const [state, setState] = useState<State>(CALM);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (state.busy || (state.problems.length === 0 && !state.failure)) return;
    const note = form.current?.querySelector<HTMLElement>('[data-note]');
    (form.current?.querySelector<HTMLElement>('[aria-invalid="true"]') ?? note)?.focus();
  }, [state]);

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (state.busy) return;
    const values = new FormData(event.currentTarget);
    setState({ ...CALM, busy: true });
    try {
      setState({ ...CALM, problems: (await work(values)) ?? [] });
    } catch (error) {
      setState({ ...CALM, failure: failureOf(error) });
    }
  }

  return {
    /** For the `form` element. Sent before this page is ready, it goes by POST: nothing of it comes into an address. */
    form: { ref: form, onSubmit, noValidate: true, method: 'post' as const },
    busy: state.busy,
    failure: state.failure,
    /** What is wrong with a field. */
    at: (field: string) => state.problems.find((problem) => problem.field === field)?.message,
    problems: state.problems,
  };
}

/** What went wrong, as the API would tell it; anything else is our own fault. */
export function failureOf(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  console.error(error);
  return new ApiError('INTERNAL', 'Something went wrong in the browser.');
}

/** A text field's value, trimmed. */
export function textOf(values: FormData, name: string): string {
  const value = values.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** A password's value, as it was typed. */
export function secretOf(values: FormData, name: string): string {
  const value = values.get(name);
  return typeof value === 'string' ? value : '';
}
