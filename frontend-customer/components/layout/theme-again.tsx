'use client';
import { useLayoutEffect } from 'react';
import { setTheme, themeNow } from '@/shared/lib/theme';

/** Where a page is drawn by the browser alone the script in its head does not run: then the chosen look is put on here. */
export function ThemeAgain() {
  useLayoutEffect(() => setTheme(themeNow()), []);
  return null;
}
