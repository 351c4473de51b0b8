import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type FormEvent, useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { Button } from './button';

afterEach(cleanup);

function Pay({ pressed }: { pressed: () => void }) {
  const [busy, setBusy] = useState(false);
  return (
    <Button
      busy={busy}
      onClick={() => {
        pressed();
        setBusy(true);
      }}
    >
      Pay
    </Button>
  );
}

test('a busy button keeps its name and the focus, and does nothing', async () => {
  const pressed = vi.fn();
  render(<Pay pressed={pressed} />);
  const button = screen.getByRole('button', { name: 'Pay' });
  await userEvent.click(button);
  await userEvent.click(button);
  await userEvent.keyboard('{Enter}');
  expect(pressed).toHaveBeenCalledOnce();
  expect(screen.getByRole('button', { name: 'Pay', busy: true })).toBe(button);
  expect(document.activeElement).toBe(button);
});

function Form({ sent, busy }: { sent: (event: FormEvent) => void; busy: boolean }) {
  return (
    <form onSubmit={sent}>
      <input aria-label="Name" />
      <Button type="submit" busy={busy}>
        Save
      </Button>
    </form>
  );
}

test('a busy button does not send its form, also not by Enter in a field', async () => {
  const sent = vi.fn((event: FormEvent) => event.preventDefault());
  const { rerender } = render(<Form sent={sent} busy />);
  await userEvent.type(screen.getByLabelText('Name'), 'Ada{Enter}');
  await userEvent.click(screen.getByRole('button'));
  expect(sent).not.toHaveBeenCalled();
  rerender(<Form sent={sent} busy={false} />);
  await userEvent.click(screen.getByRole('button'));
  expect(sent).toHaveBeenCalledOnce();
});

test('a button sends a form only when it is told to', async () => {
  const sent = vi.fn();
  render(
    <form onSubmit={sent}>
      <Button>Add a line</Button>
    </form>,
  );
  await userEvent.click(screen.getByRole('button'));
  expect(sent).not.toHaveBeenCalled();
});

test('a link can look like a button and stays a link', () => {
  render(
    <Button asChild variant="outline">
      <a href="/cart">Cart</a>
    </Button>,
  );
  const link = screen.getByRole('link', { name: 'Cart' });
  expect(link.getAttribute('href')).toBe('/cart');
  expect(link.className).toContain('border-input');
});
