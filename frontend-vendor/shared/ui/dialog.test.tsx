import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { Button } from './button';
import { Dialog, DialogContent, DialogHeader, DialogTitle, DialogTrigger } from './dialog';

afterEach(cleanup);

function open() {
  render(
    <Dialog>
      <DialogTrigger asChild>
        <Button>Change address</Button>
      </DialogTrigger>
      <DialogContent closeLabel="Close">
        <DialogHeader>
          <DialogTitle>Address</DialogTitle>
        </DialogHeader>
        <input aria-label="Street" />
      </DialogContent>
    </Dialog>,
  );
  return screen.getByRole('button', { name: 'Change address' });
}

test('a dialog is named by its title, takes the focus, and gives it back when it is closed', async () => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const trigger = open();
  await userEvent.click(trigger);
  const dialog = screen.getByRole('dialog', { name: 'Address' });
  expect(dialog.contains(document.activeElement)).toBe(true);
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(trigger);
  expect(warned).not.toHaveBeenCalled();
});

test('its corner closes it by the name it is given', async () => {
  const trigger = open();
  await userEvent.click(trigger);
  await userEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(trigger);
});
