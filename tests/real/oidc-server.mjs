// SPDX-License-Identifier: GPL-3.0-or-later
// Copyright 2026 The Dovetail authors

// A real OAuth 2 server for tests, and a service that takes its tokens: oidc-provider on loopback,
// whose user says yes to everything.
//
//     node oidc-server.mjs FOLDER [PORT]
//
// FOLDER has the package (fetch-real-documents prints it). Prints its address, one line, when it
// answers, and ends when its standard input does.
//
//     /token, /auth       the endpoints of RFC 6749; with login_hint=refuse the user says no
//     /api/me             who calls, 401 without a good token
//     /api/items?page=N   three pages of two records, the same
//     /control/expire     POST: no access token that was given until now is good any more
//
// Clients, with their secrets where they have one:
//
//     service        "service secret"    client credentials, proved in the head
//     service-post   "post secret"       the same, proved in the body
//     service-short  "short secret"      the same as service, for tokens that live two seconds
//     desktop        none                signs in by the browser, at any port of 127.0.0.1/callback
//     desktop-short  none                the same, for tokens that live two seconds
//     office         "office secret"     the same as desktop, with a secret
//
// Refresh tokens rotate: one that was used already is refused, and all that came of it with it.

import { createServer } from 'node:http';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = process.argv[2];
const { Provider } = await import(pathToFileURL(join(folder, 'oidc-provider/lib/index.js')));

const SCOPES = ['read', 'write'];
const LIFETIME_S = 3600;
const SHORT_LIFETIME_S = 2;

function lifetime(context, token, client) {
  return client.clientId.endsWith('-short') ? SHORT_LIFETIME_S : LIFETIME_S;
}

function service(id, secret, proof) {
  return {
    client_id: id,
    client_secret: secret,
    token_endpoint_auth_method: proof,
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
  };
}

// RFC 8252: a program on the user's machine, at whatever port is free.
function desktop(id, secret) {
  return {
    client_id: id,
    ...(secret && { client_secret: secret }),
    token_endpoint_auth_method: secret ? 'client_secret_basic' : 'none',
    application_type: 'native',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: ['http://127.0.0.1/callback'],
  };
}

const configuration = {
  clients: [
    service('service', 'service secret', 'client_secret_basic'),
    service('service-post', 'post secret', 'client_secret_post'),
    service('service-short', 'short secret', 'client_secret_basic'),
    desktop('desktop'),
    desktop('desktop-short'),
    desktop('office', 'office secret'),
  ],
  scopes: SCOPES,
  claims: {},
  findAccount: (context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  issueRefreshToken: (context, client) => client.grantTypeAllowed('refresh_token'),
  rotateRefreshToken: true,
  pkce: { required: () => true },
  features: { clientCredentials: { enabled: true }, devInteractions: { enabled: false } },
  interactions: { url: (context, interaction) => `/interaction/${interaction.uid}` },
  ttl: {
    AccessToken: lifetime,
    ClientCredentials: lifetime,
    AuthorizationCode: 60,
    Grant: 24 * 3600,
    Interaction: 600,
    RefreshToken: 24 * 3600,
    Session: 24 * 3600,
  },
  cookies: { keys: [randomBytes(32).toString('hex')] },
  jwks: {
    keys: [generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })],
  },
};

// The user: signs in, and agrees to whatever is missing.
async function answerForUser(provider, request, response) {
  const { prompt, params, session } = await provider.interactionDetails(request, response);

  if (params.login_hint === 'refuse') {
    return provider.interactionFinished(request, response, {
      error: 'access_denied',
      error_description: 'The user said no',
    });
  }
  if (prompt.name === 'login') {
    return provider.interactionFinished(request, response, { login: { accountId: 'admin' } });
  }

  const grant = new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
  grant.addOIDCScope([...(prompt.details.missingOIDCScope ?? []), ...SCOPES].join(' '));
  return provider.interactionFinished(request, response, {
    consent: { grantId: await grant.save() },
  });
}

function reply(response, status, headers, body) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

const given = new Set();

async function findToken(provider, request) {
  const [, value] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? [];
  if (!value) return undefined;

  const token = (await provider.AccessToken.find(value))
    ?? (await provider.ClientCredentials.find(value));
  return token?.isValid && given.has(token.jti) ? token : undefined;
}

async function serveApi(provider, request, response, url) {
  const token = await findToken(provider, request);

  if (!token) {
    return reply(response, 401, { 'www-authenticate': 'Bearer error="invalid_token"' }, {
      error: 'invalid_token',
      error_description: 'The token is wrong or has expired',
    });
  }
  if (url.pathname === '/api/me') {
    return reply(response, 200, {}, {
      client: token.clientId,
      account: token.accountId ?? null,
      scope: token.scope ?? null,
    });
  }
  if (url.pathname === '/api/items') {
    const page = Number(url.searchParams.get('page') ?? 1);
    const items = page <= 3 ? [{ id: 2 * page - 1 }, { id: 2 * page }] : [];
    return reply(response, 200, {}, { items });
  }
  return reply(response, 404, {}, { error: 'not_found' });
}

let provider;
let handOver;

async function serve(request, response) {
  const url = new URL(request.url, 'http://127.0.0.1');

  if (url.pathname.startsWith('/interaction/')) return answerForUser(provider, request, response);
  if (url.pathname.startsWith('/api/')) return serveApi(provider, request, response, url);
  if (url.pathname === '/control/expire' && request.method === 'POST') {
    given.clear();
    return reply(response, 200, {}, {});
  }
  return handOver(request, response);
}

const server = createServer((request, response) => {
  serve(request, response).catch((error) => {
    console.error(error);
    if (!response.headersSent) reply(response, 500, {}, { error: 'server_error' });
  });
});

server.listen(Number(process.argv[3] ?? 0), '127.0.0.1', () => {
  const origin = `http://127.0.0.1:${server.address().port}`;

  provider = new Provider(origin, configuration);
  for (const kind of ['access_token', 'client_credentials']) {
    provider.on(`${kind}.issued`, (token) => given.add(token.jti));
    provider.on(`${kind}.saved`, (token) => given.add(token.jti));
  }
  handOver = provider.callback();
  console.log(origin);
});

process.stdin.on('end', () => process.exit(0)).resume();
