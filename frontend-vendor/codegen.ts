import type { CodegenConfig } from '@graphql-codegen/cli';

/** Trusted documents: the bundle carries hashes alone, the texts are in `persisted-documents.json` for the server. */
const config: CodegenConfig = {
  schema: '../schema.graphql',
  documents: ['features/**/*.graphql'],
  generates: {
    './lib/graphql/generated/': {
      preset: 'client',
      presetConfig: {
        fragmentMasking: false,
        persistedDocuments: { mode: 'replaceDocumentWithHash', hashAlgorithm: 'sha256', hashPropertyName: 'id' },
      },
      config: {
        documentMode: 'string',
        useTypeImports: true,
        enumsAsTypes: true,
        strictScalars: true,
        scalars: {
          DateTime: 'string',
          Decimal: 'string',
          BigInt: 'string',
          CountryCode: 'string',
          CurrencyCode: 'string',
          JSON: 'unknown',
        },
      },
    },
  },
};

export default config;
