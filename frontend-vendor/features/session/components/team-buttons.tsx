import { getTranslations } from 'next-intl/server';
import { Avatar } from '@/shared/ui/avatar';
import type { Team } from '../data';

/** The teams to choose from. A plain form: it works before the page's scripts do. */
export async function TeamButtons({ teams }: { teams: readonly Team[] }) {
  const t = await getTranslations('common');
  return (
    <form method="post" action="/api/choose">
      <ul className="flex flex-col gap-3">
        {teams.map(({ id, name, role, logoUrl }) => (
          <li key={id}>
            <button
              type="submit"
              name="team"
              value={id}
              className="flex w-full cursor-pointer items-center gap-3 rounded-xl border bg-card p-4 text-left hover:bg-muted"
            >
              <Avatar name={name} src={logoUrl} />
              <span className="flex min-w-0 flex-col">
                <span className="truncate font-semibold">{name}</span>
                <span className="text-muted-foreground text-sm">{t(`role.${role}`)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </form>
  );
}
