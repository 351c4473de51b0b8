import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ErrorSummary } from './error-summary';

beforeEach(() => {
  Element.prototype.scrollIntoView = vi.fn();
});
afterEach(cleanup);

const ERRORS = [{ id: 'email', message: 'Write your e-mail address.' }, { message: 'Nothing was saved.' }];

function Page({ errors, attempt }: { errors: typeof ERRORS; attempt: number }) {
  return (
    <>
      <ErrorSummary title="There is a problem" errors={errors} attempt={attempt} />
      <input id="email" aria-label="E-mail" />
    </>
  );
}

test('it takes the focus when there are errors, and again with each try', () => {
  const { rerender } = render(<Page errors={[]} attempt={0} />);
  expect(screen.queryByRole('alert')).toBeNull();
  rerender(<Page errors={ERRORS} attempt={1} />);
  expect(document.activeElement).toBe(screen.getByRole('alert'));
  screen.getByLabelText('E-mail').focus();
  rerender(<Page errors={[...ERRORS]} attempt={1} />);
  expect(document.activeElement).toBe(screen.getByLabelText('E-mail'));
  rerender(<Page errors={[...ERRORS]} attempt={2} />);
  expect(document.activeElement).toBe(screen.getByRole('alert'));
});

test('it leads to the field of an error; an error without one is only told', async () => {
  render(<Page errors={ERRORS} attempt={1} />);
  expect(screen.getAllByRole('link')).toHaveLength(1);
  await userEvent.click(screen.getByRole('link', { name: 'Write your e-mail address.' }));
  expect(document.activeElement).toBe(screen.getByLabelText('E-mail'));
});
