'use client';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { FailureNote } from '@/components/forms/failure-note';
import { ProblemNote } from '@/components/forms/problem-note';
import { useRefusals } from '@/components/forms/refusal';
import { useKey } from '@/components/forms/use-key';
import { useSubmit } from '@/components/forms/use-submit';
import type { RequirementKind } from '@/lib/graphql/generated/graphql';
import { Alert } from '@/shared/ui/alert';
import { Button } from '@/shared/ui/button';
import { Checkbox } from '@/shared/ui/checkbox';
import { fillIn, handIn } from '../hooks';
import { STEP_OF } from '../steps';

/** The promise, and the application goes off. What is missing leads to its step. */
export function HandIn({
  certified,
  version,
  missing,
}: {
  certified: boolean;
  version: number;
  missing: readonly RequirementKind[];
}) {
  const [t, refusals, key, router] = [useTranslations('application.handIn'), useRefusals(), useKey(), useRouter()];
  const { form, busy, failure, at, problems } = useSubmit(async (values) => {
    if (!certified && values.get('certified') !== 'on') return [{ field: 'certified', message: t('certifyFirst') }];
    if (!certified) {
      const { userErrors } = await fillIn({ certified: true, expectedVersion: version, idempotencyKey: key.of([version, true]) });
      if (userErrors.length) return refusals(userErrors);
    }
    const { userErrors } = await handIn(key.of([version, 'hand in']));
    router.refresh();
    return refusals(userErrors, { VALIDATION_FAILED: t('stillMissing') }).slice(0, 1);
  });
  const open = missing.filter((kind) => STEP_OF[kind] !== null);
  return (
    <form {...form} className="flex flex-col gap-4">
      <FailureNote failure={failure} />
      <ProblemNote problems={problems} fields={['certified']} />
      {open.length > 0 && (
        <Alert tone="info" title={t('missingTitle')}>
          <ul className="mt-1 flex flex-col">
            {open.map((kind) => (
              <li key={kind}>
                <Link
                  href={`/onboarding/${STEP_OF[kind]}`}
                  prefetch={false}
                  className="inline-flex min-h-9 items-center underline underline-offset-4"
                >
                  {t(`missing.${kind}`)}
                </Link>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <Checkbox
        name="certified"
        label={t('certify')}
        hint={t('certifyHint')}
        error={at('certified')}
        defaultChecked={certified}
        disabled={certified}
      />
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" busy={busy} disabled={open.length > 0}>
          {t('submit')}
        </Button>
        <p className="text-muted-foreground text-sm">{t('then')}</p>
      </div>
    </form>
  );
}
