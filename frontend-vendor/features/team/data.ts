import 'server-only';
import { askDesk } from '@/lib/ask';
import { InvitationsDocument, type InvitationsQuery, TeamDocument } from '@/lib/graphql/generated/graphql';
import { type Place, pageOf } from '@/lib/paging';

export type Invitation = InvitationsQuery['vendorInvitations'][number];

export const PAGE = 25;

/** A page of the team; who of it looks, and how many own the vendor. */
export async function team(place: Place) {
  const { me, vendorMembers, everybody } = await askDesk(TeamDocument, pageOf(place, PAGE));
  const { nodes, pageInfo } = vendorMembers;
  const owners = everybody.nodes.filter(({ role }) => role === 'OWNER').length;
  return { me: me?.id ?? '', members: nodes, pageInfo, owners };
}

/** Who is asked into the team and has not answered. */
export async function invitations() {
  return (await askDesk(InvitationsDocument, {})).vendorInvitations;
}
