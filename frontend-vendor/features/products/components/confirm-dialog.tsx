'use client';
import { useTranslations } from 'next-intl';
import {
  AlertDialog,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogFooter,
  AlertDialogHeader,
  AlertDialogTitle,
} from '@/shared/ui/alert-dialog';
import { Button } from '@/shared/ui/button';

/** Asks before changes are thrown away, or a product is taken out of the shop. */
export function ConfirmDialog({
  what,
  busy = false,
  onGo,
  onClose,
}: {
  what: 'archive' | 'discard';
  busy?: boolean;
  onGo: () => void;
  onClose: () => void;
}) {
  const t = useTranslations('products.confirm');
  return (
    <AlertDialog open onOpenChange={(open) => !open && onClose()}>
      <AlertDialogContent>
        <AlertDialogHeader>
          <AlertDialogTitle>{t(`${what}.title`)}</AlertDialogTitle>
          <AlertDialogDescription>{t(`${what}.text`)}</AlertDialogDescription>
        </AlertDialogHeader>
        <AlertDialogFooter>
          <AlertDialogCancel>{t(`${what}.keep`)}</AlertDialogCancel>
          <Button variant="danger" busy={busy} onClick={onGo}>
            {t(`${what}.go`)}
          </Button>
        </AlertDialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
