import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { Checkbox } from './checkbox';
import { RadioCard } from './radio-card';
import { Radio, RadioGroup } from './radio-group';
import { Switch } from './switch';

afterEach(cleanup);

test('a checkbox tells what it is, what is wrong, and that it stands for some', async () => {
  const changed = vi.fn();
  render(<Checkbox label="All orders" error="Choose one." indeterminate onCheckedChange={changed} />);
  const box = screen.getByRole<HTMLInputElement>('checkbox', { name: 'All orders' });
  expect(box.indeterminate).toBe(true);
  expect(box.getAttribute('aria-invalid')).toBe('true');
  expect(document.getElementById(box.getAttribute('aria-describedby') ?? '')?.textContent).toBe('Choose one.');
  await userEvent.click(box);
  expect(changed).toHaveBeenCalledWith(true);
});

test('a switch says whether it is on', async () => {
  const changed = vi.fn();
  render(<Switch label="Newsletter" hint="Once a month." defaultChecked onCheckedChange={changed} />);
  const knob = screen.getByRole<HTMLInputElement>('switch', { name: 'Newsletter' });
  expect(knob.checked).toBe(true);
  await userEvent.click(knob);
  expect(changed).toHaveBeenCalledWith(false);
});

function Ways({ first }: { first?: string }) {
  const [way, choose] = useState<string>();
  return (
    <RadioGroup label="Delivery" value={first === undefined ? way : undefined} defaultValue={first} onValueChange={choose}>
      <RadioCard value="post" label="Post" aside="€4.90" />
      <RadioCard value="shop" label="To a shop" />
      <Radio value="none" label="None" disabled />
    </RadioGroup>
  );
}

test('one of a group is chosen, at first none', async () => {
  render(<Ways />);
  const radios = screen.getAllByRole<HTMLInputElement>('radio');
  expect(screen.getByRole('radiogroup', { name: 'Delivery' })).toBeTruthy();
  expect(radios.map(({ checked }) => checked)).toEqual([false, false, false]);
  await userEvent.click(screen.getByText('Post'));
  expect(radios.map(({ checked }) => checked)).toEqual([true, false, false]);
  await userEvent.click(screen.getByText('None'));
  expect(radios.map(({ checked }) => checked)).toEqual([true, false, false]);
});

test('a group with a first choice keeps the choice by itself', async () => {
  render(<Ways first="shop" />);
  const [post, shop] = screen.getAllByRole<HTMLInputElement>('radio');
  expect(shop?.checked).toBe(true);
  await userEvent.click(screen.getByText('Post'));
  expect(post?.checked).toBe(true);
  expect(new Set(screen.getAllByRole<HTMLInputElement>('radio').map(({ name }) => name)).size).toBe(1);
});
