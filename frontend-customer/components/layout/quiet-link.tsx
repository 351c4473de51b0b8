import type { ComponentProps } from 'react';
import { Link } from '@/i18n/navigation';

/** A link whose page is not fetched before somebody follows it: there are many of its kind on a page. */
export function QuietLink(props: ComponentProps<typeof Link>) {
  return <Link prefetch={false} {...props} />;
}
