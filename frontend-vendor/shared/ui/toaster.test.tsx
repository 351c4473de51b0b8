import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { toast } from './toaster';

beforeEach(() => {
  // What jsdom has not.
  Element.prototype.setPointerCapture = vi.fn();
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
});

test('the first message brings the place for messages with it, and later ones are said there too', async () => {
  const undo = vi.fn();
  toast('Removed from your cart.', { action: { label: 'Undo', onClick: undo } });
  expect(await screen.findByText('Removed from your cart.', {}, { timeout: 10_000 })).toBeTruthy();
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(undo).toHaveBeenCalledOnce();
  toast('Saved.', { tone: 'success' });
  expect(await screen.findByText('Saved.')).toBeTruthy();
  expect(document.querySelectorAll('[data-sonner-toaster]')).toHaveLength(1);
});
