import { type ClassValue, clsx } from 'clsx';

/** Classes one after the other. Variants do not contradict each other, so that nothing has to be merged. */
export function cn(...classes: ClassValue[]): string {
  return clsx(classes);
}
