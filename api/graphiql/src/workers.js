// Monaco's helpers run beside the page, from files of our own.
const parts = ['json', 'graphql'];

globalThis.MonacoEnvironment = {
  getWorker: (_id, label) => new Worker(`/graphiql/assets/${parts.includes(label) ? label : 'editor'}.worker-${VERSION}.js`, { name: label }),
};
