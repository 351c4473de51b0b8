import { CardsSkeleton } from '@/components/states/cards-skeleton';

export default function Loading() {
  return <CardsSkeleton cards={['h-120', 'h-64']} />;
}
