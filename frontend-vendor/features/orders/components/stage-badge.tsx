import { useTranslations } from 'next-intl';
import { Badge } from '@/shared/ui/badge';
import { type Stage, TONES } from '../model';

/** How far an order is. */
export function StageBadge({ stage }: { stage: Stage }) {
  const t = useTranslations('orders.stage');
  return <Badge tone={TONES[stage]}>{t(stage)}</Badge>;
}
