/** How the page looks, as somebody chose it on this device. */
export const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

const KEPT = 'stoa-theme';

/** Runs before anything is drawn, so that nothing flashes. */
export const THEME_SCRIPT = `(()=>{try{var t=localStorage.getItem('${KEPT}');var d=document.documentElement;if(t==='dark'||((!t||t==='system')&&matchMedia('(prefers-color-scheme: dark)').matches))d.classList.add('dark');else if(t==='contrast'||((!t||t==='system')&&matchMedia('(prefers-contrast: more)').matches))d.classList.add('contrast')}catch(e){}})()`;

export function themeNow(): Theme {
  try {
    const kept = localStorage.getItem(KEPT);
    return THEMES.includes(kept as Theme) ? (kept as Theme) : 'system';
  } catch {
    return 'system';
  }
}

export function setTheme(theme: Theme): void {
  try {
    localStorage.setItem(KEPT, theme);
  } catch {
    // A browser that keeps nothing still shows it until the next page.
  }
  const { classList } = document.documentElement;
  const device = theme === 'system';
  const dark = theme === 'dark' || (device && matchMedia('(prefers-color-scheme: dark)').matches);
  classList.toggle('dark', dark);
  classList.toggle('contrast', theme === 'contrast' || (device && !dark && matchMedia('(prefers-contrast: more)').matches));
}
