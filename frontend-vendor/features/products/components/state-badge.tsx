import { useTranslations } from 'next-intl';
import { Badge } from '@/shared/ui/badge';
import { type RowState, TONES } from '../model';

/** Whether a product or an offer is in the shop. */
export function StateBadge({ state, offer = false }: { state: RowState; offer?: boolean }) {
  const t = useTranslations('products.state');
  return <Badge tone={TONES[state]}>{t(offer && state === 'ACTIVE' ? 'OFFERED' : state)}</Badge>;
}
