import { OneSkeleton } from '@/components/states/page-skeleton';

export default function Loading() {
  return <OneSkeleton />;
}
