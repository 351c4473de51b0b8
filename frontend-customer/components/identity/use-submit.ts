'use client';
import { type FormEvent, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { ApiError } from '@/shared/lib/graphql/errors';
import type { Problem } from './refusal';

interface State {
  busy: boolean;
  problems: readonly Problem[];
  failure: ApiError | null;
  tries: number;
}

/** What a form knows of itself, for its fields and for the note above them. */
export interface Submit extends Omit<State, 'problems'> {
  /** For the `form` element. Sent before this page is ready it goes by POST: nothing of it comes into an address. */
  form: {
    ref: RefObject<HTMLFormElement | null>;
    onSubmit: (event: FormEvent<HTMLFormElement>) => void;
    noValidate: true;
    method: 'post';
  };
  /** For `Field`: the id, and what is wrong with it. */
  field: (name: string) => { id: string; error: string | undefined };
  /** What the note above the fields tells: everything, but for one field's problem, which stands at the field alone. */
  told: readonly { id?: string; message: string }[];
}

/**
 * A form that is sent by `work`, which tells what was refused. Until it is done the form is busy; what was typed stays; the note,
 * or the one field that will not do, gets the focus.
 */
export function useSubmit(
  fields: readonly string[],
  work: (values: FormData) => Promise<readonly Problem[] | undefined>,
): Submit {
  const [{ busy, problems, failure, tries }, setState] = useState<State>({ busy: false, problems: [], failure: null, tries: 0 });
  const form = useRef<HTMLFormElement>(null);
  const own = useId();
  const id = (name: string) => `${own}-${name}`;
  const only = problems.length === 1 && fields.includes(problems[0]?.field ?? '') ? problems[0] : null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus goes there once for each try
  useEffect(() => {
    if (only) document.getElementById(id(only.field))?.focus();
  }, [tries]);

  async function send(values: FormData) {
    const settle = (told: Partial<State>) =>
      setState((state) => ({ busy: false, problems: [], failure: null, ...told, tries: state.tries + 1 }));
    setState((state) => ({ ...state, busy: true, failure: null }));
    try {
      settle({ problems: (await work(values)) ?? [] });
    } catch (error) {
      settle({ failure: failureOf(error) });
    }
  }

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!busy) send(new FormData(event.currentTarget));
  }

  return {
    form: { ref: form, onSubmit, noValidate: true, method: 'post' },
    field: (name) => ({ id: id(name), error: problems.find((problem) => problem.field === name)?.message }),
    told: only ? [] : problems.map(({ field, message }) => ({ id: fields.includes(field) ? id(field) : undefined, message })),
    busy,
    failure,
    tries,
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
  return secretOf(values, name).trim();
}

/** A password's value, as it was typed. */
export function secretOf(values: FormData, name: string): string {
  const value = values.get(name);
  return typeof value === 'string' ? value : '';
}
