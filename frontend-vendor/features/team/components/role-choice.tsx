'use client';
import { useTranslations } from 'next-intl';
import { RoleWords } from '@/components/role-words';
import type { MemberRole } from '@/lib/graphql/generated/graphql';
import { RadioCard } from '@/shared/ui/radio-card';
import { RadioGroup } from '@/shared/ui/radio-group';
import { mayGive, ROLES } from '../model';

/** A choice among the places that somebody may give, each with what it opens. */
export function RoleChoice({
  own,
  value,
  error,
  onChange,
}: {
  own: MemberRole;
  value: MemberRole | '';
  error?: string | undefined;
  onChange: (role: MemberRole) => void;
}) {
  const [t, c] = [useTranslations('team'), useTranslations('common')];
  return (
    <RadioGroup
      label={t('role')}
      value={value}
      error={error}
      listClassName="grid gap-2.5 sm:grid-cols-2"
      onValueChange={(chosen) => {
        const role = ROLES.find((one) => one === chosen);
        if (role) onChange(role);
      }}
    >
      {ROLES.filter((role) => mayGive(own, role)).map((role) => (
        <RadioCard key={role} value={role} label={c(`role.${role}`)} hint={<RoleWords role={role} />} />
      ))}
    </RadioGroup>
  );
}
