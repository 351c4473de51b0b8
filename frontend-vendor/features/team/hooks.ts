'use client';
import {
  InviteMemberDocument,
  RemoveMemberDocument,
  SetPlaceDocument,
  type VendorInvitationWithdrawInput,
  type VendorMemberInviteInput,
  type VendorMemberRemoveInput,
  type VendorMemberUpdateInput,
  WithdrawInvitationDocument,
} from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';

export async function invite(input: VendorMemberInviteInput) {
  return (await ask(InviteMemberDocument, { input })).vendorMemberInvite;
}

export async function withdraw(input: VendorInvitationWithdrawInput) {
  return (await ask(WithdrawInvitationDocument, { input })).vendorInvitationWithdraw;
}

export async function setPlace(input: VendorMemberUpdateInput) {
  return (await ask(SetPlaceDocument, { input })).vendorMemberUpdate;
}

export async function removeMember(input: VendorMemberRemoveInput) {
  return (await ask(RemoveMemberDocument, { input })).vendorMemberRemove;
}
