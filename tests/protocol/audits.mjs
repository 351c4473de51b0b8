// audits.mjs URL: all audits of GraphQL over HTTP, one by one, since one that throws would take the others along.
import { serverAudits } from 'graphql-http';

const [, , url] = process.argv;
const audits = serverAudits({ url: `${url}/graphql` });
let ok = 0;
for (const { id, name, fn } of audits) {
  let result;
  try {
    result = await fn();
  } catch (error) {
    result = { status: 'thrown', reason: String(error).slice(0, 300) };
  }
  if (result.status === 'ok') ok += 1;
  else console.log(`${result.status} ${id} ${name}: ${result.reason}`);
}
console.log(`told: audits of GraphQL over HTTP: ${ok} of ${audits.length} ok`);
console.log(`test result: ${ok === audits.length ? 'ok' : 'FAILED'}. ${ok} passed; ${audits.length - ok} failed;`);
process.exit(ok === audits.length && ok > 0 ? 0 : 1);
