import { cleanup, render, screen, within } from '@testing-library/react';
import type { ComponentProps } from 'react';
import { afterEach, expect, test } from 'vitest';
import { Pagination, span } from './pagination';

afterEach(cleanup);

test('the numbers are the ends and those around the page', () => {
  expect(span(1, 1)).toEqual([1]);
  expect(span(1, 3)).toEqual([1, 2, 3]);
  expect(span(1, 12)).toEqual([1, 2, 3, 4, 5, 12]);
  expect(span(6, 12)).toEqual([1, 5, 6, 7, 12]);
  expect(span(12, 12)).toEqual([1, 8, 9, 10, 11, 12]);
});

function AppLink({ href, ...props }: ComponentProps<'a'>) {
  return <a href={`/nl${href}`} {...props} />;
}

test('there are real links, by the app of whoever uses it, and none to where nothing is', () => {
  render(
    <Pagination
      label="Pages"
      link={AppLink}
      previous={{ label: 'Previous' }}
      next={{ label: 'Next', href: '/products?page=2' }}
      pages={{ page: 1, of: 3, href: (page) => `/products?page=${page}`, label: (page) => `Page ${page}` }}
    />,
  );
  const nav = within(screen.getByRole('navigation', { name: 'Pages' }));
  expect(nav.queryByRole('link', { name: 'Previous' })).toBeNull();
  expect(nav.getByRole('link', { name: 'Next' }).getAttribute('href')).toBe('/nl/products?page=2');
  expect(nav.getByRole('link', { current: 'page' }).textContent).toBe('1');
});
