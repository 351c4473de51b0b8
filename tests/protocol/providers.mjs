// The counterparts of tests/it/elsewhere.rs, on free ports: the certified oidc-provider, with its pages to sign in on, and
// oauth2-mock-server, which says what it is told to say. Prints where they are in one line, and ends with its standard input.
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';
import { OAuth2Server } from 'oauth2-mock-server';

const [page] = process.argv.slice(2);
const listening = (server, port = 0) => new Promise((done) => { server.listen(port, '127.0.0.1', () => done(server)); });

async function certified() {
  const free = await listening(createServer());
  const { port } = free.address();
  await new Promise((done) => { free.close(done); });
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'shop', client_secret: 'shop secret: 1+1=2', redirect_uris: [page], response_types: ['code'], grant_types: ['authorization_code'] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    scopes: ['openid', 'email', 'profile'],
    findAccount: async (_, id) => ({ accountId: id, claims: async () => ({ sub: id, email: `${id}@certified.test`, email_verified: true, name: `Certified ${id}` }) }),
    cookies: { keys: ['of this test alone'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
  });
  await listening(provider, port);
  return issuer;
}

async function pliant() {
  const server = new OAuth2Server();
  const { issuer: { keys }, service } = server;
  await keys.generate('RS256');
  await server.start(0, '127.0.0.1');
  const issuer = `http://127.0.0.1:${server.address().port}`;
  server.issuer.url = issuer;
  let said = {};
  service.on('beforeTokenSigning', (token) => {
    // Of the two tokens the ID token is the one for the client.
    const access = token.payload.aud === undefined;
    Object.assign(token.payload, (access ? said.accessClaims : said.claims) ?? {});
    if (access) return;
    for (const name of said.without ?? []) delete token.payload[name];
    if (said.kid) token.header.kid = said.kid;
  });
  service.on('beforeUserinfo', (answer) => { if (said.profile) answer.body = said.profile; });
  service.on('beforeResponse', (answer) => {
    if (said.status) Object.assign(answer, { statusCode: said.status, body: said.body });
    if (said.alg) {
      const [{ kid }] = keys.toJSON();
      const head = Buffer.from(JSON.stringify({ alg: said.alg, kid })).toString('base64url');
      const told = `${head}.${answer.body.id_token.split('.')[1]}`;
      const tag = said.alg === 'none' ? '' : createHmac('sha256', JSON.stringify(keys.toJSON()[0])).update(told).digest('base64url');
      answer.body.id_token = `${told}.${tag}`;
    }
    if (said.noIdToken) delete answer.body.id_token;
  });
  const desk = await listening(createServer((request, response) => {
    let text = '';
    request.on('data', (part) => { text += part; });
    request.on('end', async () => {
      said = JSON.parse(text);
      // The access token is signed with the old key and the ID token with the new one: keys take turns.
      if (said.newKey) await keys.generate('RS256');
      response.end();
    });
  }));
  return { issuer, desk: `http://127.0.0.1:${desk.address().port}/` };
}

const where = { certified: await certified(), ...(await pliant()) };
console.log(JSON.stringify(where));
// Nobody reads what else is told.
console.log = console.info = console.warn = () => {};
process.stdin.resume().on('end', () => process.exit(0));
