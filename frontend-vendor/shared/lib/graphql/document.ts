import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';

/** A document by its hash, with the types of what it answers and takes. */
export type Doc<Data, Variables> = DocumentTypeDecoration<Data, Variables>;

/** The SHA-256 by which the API knows a document. */
export function hashOf(document: Doc<unknown, never>): string {
  const id = (document as { __meta__?: { id?: string } }).__meta__?.id;
  if (!id) throw new Error('This document has no hash: run `npm run codegen`.');
  return id;
}
