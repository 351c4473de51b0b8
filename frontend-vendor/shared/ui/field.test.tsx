import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { Field } from './field';
import { Input } from './input';

afterEach(cleanup);

test('an input is named by its label and described by its error and its hint', () => {
  render(
    <Field label="E-mail" hint="For your receipt." error="Write an address with an @.">
      {(parts) => <Input {...parts} />}
    </Field>,
  );
  const input = screen.getByLabelText('E-mail');
  const described = input
    .getAttribute('aria-describedby')
    ?.split(' ')
    .map((id) => document.getElementById(id)?.textContent);
  expect(described).toEqual(['Write an address with an @.', 'For your receipt.']);
  expect(input.getAttribute('aria-invalid')).toBe('true');
});

test('a field without a hint or an error says nothing of them', () => {
  render(<Field label="Name">{(parts) => <Input {...parts} />}</Field>);
  const input = screen.getByLabelText('Name');
  expect(input.hasAttribute('aria-describedby')).toBe(false);
  expect(input.hasAttribute('aria-invalid')).toBe(false);
});

test('two fields have ids of their own, and a given one is kept', () => {
  render(
    <>
      <Field label="Street">{(parts) => <Input {...parts} />}</Field>
      <Field label="Town" id="town">
        {(parts) => <Input {...parts} />}
      </Field>
    </>,
  );
  expect(screen.getByLabelText('Town').id).toBe('town');
  expect(screen.getByLabelText('Street').id).not.toBe('town');
});

test('what may stay empty says so in the words that it is given', () => {
  render(
    <Field label="Company" optional optionalLabel="freiwillig">
      {(parts) => <Input {...parts} />}
    </Field>,
  );
  expect(screen.getByLabelText('Company (freiwillig)')).toBeTruthy();
});
