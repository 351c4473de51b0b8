import { EditorSkeleton } from '@/features/products/components/editor-skeleton';

export default function Loading() {
  return <EditorSkeleton />;
}
