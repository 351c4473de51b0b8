import { useFormatter, useTranslations } from 'next-intl';
import { type Area, opensOf } from '@/lib/areas';
import type { MemberRole } from '@/lib/graphql/generated/graphql';

/** What somebody in a place may do, in plain words. */
export function RoleWords({ role }: { role: MemberRole }) {
  const [t, format] = [useTranslations('team'), useFormatter()];
  const { changes, sees } = opensOf(role);
  const list = (areas: readonly Area[]) => format.list(areas.map((area) => t(`area.${area}`)));
  const words = [
    changes.length > 0 && t('changes', { what: list(changes) }),
    sees.length > 0 && t(changes.length > 0 ? 'seesAlso' : 'sees', { what: list(sees) }),
    role === 'OWNER' && t('ownerOnly'),
  ];
  return <>{words.filter(Boolean).join(' ')}</>;
}
