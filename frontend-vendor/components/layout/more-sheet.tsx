'use client';
import { useTranslations } from 'next-intl';
import type { Destination } from '@/lib/navigation';
import { isAt } from '@/lib/navigation';
import { Sheet, SheetBody, SheetContent, SheetHeader, SheetTitle } from '@/shared/ui/sheet';
import { SideLink } from './navigation';

/** The pages that have no place in the bar of a small screen. */
export function MoreSheet({
  places,
  path,
  onOpenChange,
}: {
  places: readonly Destination[];
  path: string;
  onOpenChange: (open: boolean) => void;
}) {
  const t = useTranslations('common');
  return (
    <Sheet open onOpenChange={onOpenChange}>
      <SheetContent side="bottom" closeLabel={t('close')}>
        <SheetHeader>
          <SheetTitle>{t('nav.more')}</SheetTitle>
        </SheetHeader>
        <SheetBody className="flex flex-col gap-1">
          {places.map((place) => (
            <SideLink key={place.href} place={place} here={isAt(place, path)} onClick={() => onOpenChange(false)} />
          ))}
        </SheetBody>
      </SheetContent>
    </Sheet>
  );
}
