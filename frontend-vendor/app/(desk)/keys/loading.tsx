import { CardsSkeleton } from '@/components/states/cards-skeleton';

export default function Loading() {
  return <CardsSkeleton cards={['h-72', 'h-72']} />;
}
