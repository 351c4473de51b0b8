import 'server-only';
import { askDesk } from '@/lib/ask';
import { ClientsDocument, MemberNamesDocument } from '@/lib/graphql/generated/graphql';
import { type Place, pageOf } from '@/lib/paging';
import type { Answerable } from './model';

export const PAGE = 10;

/** A page of the vendor's programs, the newest first, ended ones too. */
export async function clients(place: Place) {
  const { nodes, pageInfo } = (await askDesk(ClientsDocument, pageOf(place, PAGE))).apiClients;
  return { clients: nodes, pageInfo };
}

/** Who can answer for a program, by their id. */
export async function answerables(): Promise<Map<string, Answerable>> {
  const { nodes } = (await askDesk(MemberNamesDocument, {})).vendorMembers;
  return new Map(nodes.flatMap(({ user, role }) => (user ? [[user.id, { name: user.name, role }] as const] : [])));
}
