import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { Denied } from '@/components/states/denied';
import { PartFailure } from '@/components/states/part-failure';
import { teamHere } from '@/features/session/data';
import { InvitationList } from '@/features/team/components/invitation-list';
import { InviteButton } from '@/features/team/components/invite-button';
import { MemberTable } from '@/features/team/components/member-table';
import { RoleGuide } from '@/features/team/components/role-guide';
import { invitations, team } from '@/features/team/data';
import { attempt } from '@/lib/attempt';
import { around, placeOf } from '@/lib/paging';
import { may } from '@/lib/places';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('team'))('title') };
}

export default async function TeamPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const [asked, { role, name }, t] = [await searchParams, await teamHere(), await getTranslations('team')];
  if (!may(role, 'TEAM_READ')) return <Denied />;
  const mayWrite = may(role, 'TEAM_WRITE');
  const [{ me, members, owners, pageInfo }, open] = await Promise.all([team(placeOf(asked)), attempt(invitations)]);
  return (
    <>
      <PageHeader
        title={t('title')}
        text={t(mayWrite ? 'text' : 'textReading', { name })}
        actions={mayWrite && <InviteButton own={role} />}
      />
      <div className="flex flex-col gap-6">
        <MemberTable members={members} looker={{ id: me, role }} owners={owners} pages={around('/team', {}, pageInfo)} />
        {open.data ? (
          (mayWrite || open.data.length > 0) && <InvitationList invitations={open.data} own={role} />
        ) : (
          <PartFailure requestId={open.failure.requestId} />
        )}
        <RoleGuide />
      </div>
    </>
  );
}
