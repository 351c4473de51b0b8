'use client';
import {
  type ApiClientCreateInput,
  type ApiClientRevokeInput,
  type ApiClientRotateInput,
  CreateClientDocument,
  RevokeClientDocument,
  RotateClientDocument,
} from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';

export async function createClient(input: ApiClientCreateInput) {
  return (await ask(CreateClientDocument, { input })).apiClientCreate;
}

export async function rotateClient(input: ApiClientRotateInput) {
  return (await ask(RotateClientDocument, { input })).apiClientRotate;
}

export async function revokeClient(input: ApiClientRevokeInput) {
  return (await ask(RevokeClientDocument, { input })).apiClientRevoke;
}
