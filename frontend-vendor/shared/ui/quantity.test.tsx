import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { Quantity, type QuantityProps } from './quantity';

afterEach(cleanup);

type Bounds = Pick<QuantityProps, 'min' | 'max' | 'disabled'>;

function Line({ first, changed, ...bounds }: Bounds & { first: number; changed: (value: number) => void }) {
  const [value, setValue] = useState(first);
  return (
    <Quantity
      value={value}
      onChange={(next) => {
        changed(next);
        setValue(next);
      }}
      label="Number of mugs"
      lessLabel="One less"
      moreLabel="One more"
      {...bounds}
    />
  );
}

function open(first: number, bounds: Bounds = {}) {
  const changed = vi.fn();
  render(<Line first={first} changed={changed} {...bounds} />);
  return {
    changed,
    field: screen.getByRole<HTMLInputElement>('spinbutton'),
    less: screen.getByRole('button', { name: 'One less' }),
    more: screen.getByRole('button', { name: 'One more' }),
  };
}

test('the buttons count within the bounds and keep the focus at them', async () => {
  const { changed, field, less, more } = open(2, { max: 3 });
  await userEvent.click(more);
  await userEvent.click(more);
  expect(changed.mock.calls).toEqual([[3]]);
  expect(field.value).toBe('3');
  expect(document.activeElement).toBe(more);
  await userEvent.click(less);
  await userEvent.click(less);
  await userEvent.click(less);
  expect(changed.mock.calls).toEqual([[3], [2], [1]]);
  expect(less.getAttribute('aria-disabled')).toBe('true');
});

test('a written number counts within the bounds at once, and is brought into them when it is left', async () => {
  const { changed, field } = open(1, { max: 20 });
  await userEvent.clear(field);
  expect(changed).not.toHaveBeenCalled();
  await userEvent.type(field, '12');
  expect(changed).toHaveBeenLastCalledWith(12);
  await userEvent.type(field, '5');
  expect(field.value).toBe('125');
  expect(changed).toHaveBeenLastCalledWith(12);
  await userEvent.tab();
  expect(changed).toHaveBeenLastCalledWith(20);
  expect(field.value).toBe('20');
});

test('an emptied field is as it was when it is left', async () => {
  const { changed, field } = open(4);
  await userEvent.clear(field);
  await userEvent.tab();
  expect(field.value).toBe('4');
  expect(changed).not.toHaveBeenCalled();
});

test('nothing of it can be used while it is disabled', async () => {
  const { changed, more } = open(4, { disabled: true });
  await userEvent.click(more);
  expect(changed).not.toHaveBeenCalled();
});
