'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FailureNote } from '@/components/forms/failure-note';
import { FileField } from '@/components/forms/file-field';
import { useRefusals } from '@/components/forms/refusal';
import { failureOf } from '@/components/forms/use-submit';
import type { VendorPictureKind } from '@/lib/graphql/generated/graphql';
import type { ApiError } from '@/shared/lib/graphql/errors';
import { newKey } from '@/shared/lib/key';
import { Button } from '@/shared/ui/button';
import { FieldError } from '@/shared/ui/field';
import { toast } from '@/shared/ui/toaster';
import type { Front } from '../data';
import { announcePicture, changeVendor } from '../hooks';

/** Logo and banner: each is shown as soon as it was sent. */
export function Pictures({ vendor }: { vendor: Front }) {
  return (
    <div className="flex flex-col gap-8">
      <Picture kind="LOGO" url={vendor.logoUrl} />
      <Picture kind="BANNER" url={vendor.bannerUrl} />
    </div>
  );
}

function Picture({ kind, url }: { kind: VendorPictureKind; url: string | null | undefined }) {
  const [t, router, refusals] = [useTranslations('shopfront.pictures'), useRouter(), useRefusals()];
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [failure, setFailure] = useState<ApiError | null>(null);

  async function remove() {
    setBusy(true);
    setFailure(null);
    try {
      const { userErrors } = await changeVendor({
        ...(kind === 'LOGO' ? { removeLogo: true } : { removeBanner: true }),
        idempotencyKey: newKey(),
      });
      setProblem(refusals(userErrors)[0]?.message ?? null);
      router.refresh();
    } catch (error) {
      setFailure(failureOf(error));
    }
    setBusy(false);
  }

  return (
    <div className="flex flex-col gap-3">
      {url && (
        <img
          src={url}
          alt={t(`${kind}.alt`)}
          width={kind === 'LOGO' ? 96 : 1920}
          height={kind === 'LOGO' ? 96 : 640}
          className={
            kind === 'LOGO' ? 'size-24 rounded-lg border object-contain' : 'aspect-3/1 w-full rounded-lg border object-cover'
          }
        />
      )}
      <FileField
        label={t(`${kind}.label`)}
        hint={t(`${kind}.hint`)}
        types={t('types')}
        accept="image/jpeg,image/png,image/webp"
        announce={(_, key) => announcePicture(kind, key)}
        onSent={() => {
          toast(t('sent'), { tone: 'success' });
          router.refresh();
        }}
      />
      <div role="status">{problem && <FieldError>{problem}</FieldError>}</div>
      <FailureNote failure={failure} />
      {url && (
        <div>
          <Button variant="ghost" size="sm" busy={busy} onClick={remove}>
            {t('remove')}
            <span className="sr-only">: {t(`${kind}.label`)}</span>
          </Button>
        </div>
      )}
    </div>
  );
}
