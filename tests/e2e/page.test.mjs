// The smallest end-to-end test: the program serves its pages, and a browser shows them.
import assert from 'node:assert/strict';
import { get } from 'node:http';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';

import { http } from './lib/event.mjs';
import { axe, launch, openPage, shot } from './lib/browser.mjs';
import { hex, sha256 } from './lib/device.mjs';
import { readPrintedQr } from './lib/qr.mjs';
import { Raw } from './lib/raw.mjs';
import { Server, until } from './lib/server.mjs';

let server;
let browser;
before(async () => {
  server = await new Server().start();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.dispose();
});

for (const [size, path] of [
  ['phone', '/'],
  ['desk', '/desk'],
  ['wall', '/wall'],
  ['helper', '/helper'],
]) {
  test(`N31 the ${size} page is served and says something`, async () => {
    const page = await openPage(browser, size, server.origin + path);
    await page.waitForSelector('h1');
    assert.match(await page.title(), /Quadrille/);
    assert.deepEqual(await axe(page), []);
    await shot(page, `start-${size}`);
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });
}

test('N32 pages carry a strict policy, hashed assets are kept for ever', async () => {
  const page = await fetch(`${server.origin}/`);
  const policy = page.headers.get('content-security-policy') ?? '';
  assert.match(policy, /default-src 'none'|default-src 'self'/);
  assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval|\*/);
  assert.equal(page.headers.get('referrer-policy'), 'no-referrer');
  assert.equal(page.headers.get('x-content-type-options'), 'nosniff');
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(await page.text())[1];
  const asset = await fetch(server.origin + script);
  assert.match(asset.headers.get('cache-control'), /immutable/);
  const again = await fetch(server.origin + script, {
    headers: { 'if-none-match': asset.headers.get('etag') },
  });
  assert.equal(again.status, 304);
});

test('N32 a phone gets its first screen in thirty kilobytes of script on the wire', async () => {
  const ask = (path, encoding) =>
    new Promise((resolve, reject) => {
      const request = get(server.origin + path, { headers: { 'accept-encoding': encoding } });
      request.on('response', (answer) => {
        const pieces = [];
        answer.on('data', (piece) => pieces.push(piece));
        answer.on('end', () => resolve({ answer, body: Buffer.concat(pieces) }));
      });
      request.on('error', reject);
    });
  const page = gunzipSync((await ask('/', 'gzip')).body).toString();
  const scripts = page.match(/\/assets\/[^"]+\.js/g);
  let sent = 0;
  for (const path of scripts) {
    const { answer, body } = await ask(path, 'gzip');
    if (answer.headers['content-encoding'] !== 'gzip') {
      assert.ok(body.length < 400, `${path} is sent as it is`); // too small to gain anything
      sent += body.length;
      continue;
    }
    const text = gunzipSync(body);
    assert.deepEqual(text, (await ask(path, 'identity')).body, path);
    sent += body.length;
    // What it imports at once is a part of the first screen; import(…) is not.
    for (const [, name] of text.toString().matchAll(/(?:from|import)\s*["']\.\/([^"']+)["']/g))
      if (!scripts.includes(`/assets/${name}`)) scripts.push(`/assets/${name}`);
  }
  assert.ok(sent > 10_000, `only ${sent} bytes of script`);
  assert.ok(sent <= 30_000, `${sent} bytes of script`);
});

test('N33 a path that is not in the table is not found, however it is spelled', async () => {
  const paths = ['/nothing', '/../etc/passwd', '/%2e%2e/keys.db', '/assets/', '/assets/..', '//'];
  for (const path of paths) {
    // Not fetch, which tidies a path before it asks.
    const raw = new Raw(server.port);
    await raw.opened;
    raw.write(`GET ${path} HTTP/1.1\r\nHost: ${new URL(server.origin).host}\r\n\r\n`);
    await until(() => raw.text.includes('\r\n\r\n') || raw.closed, 'an answer');
    assert.match(raw.text, /^HTTP\/1\.1 (404|400)/, path);
    raw.close();
  }
});

test('N41 printed link and QR code are one address, and it works once', async () => {
  const link = await server.organizerLink();
  assert.equal(readPrintedQr(server.output), link);
  assert.ok(link.startsWith(`${server.origin}/desk#server=`));
  const secret = new URL(link).hash.split('=')[1];
  const claim = () =>
    http(server.origin, 'POST', '/server/claim', {
      body: { secret, ticket_hash: sha256(hex(16)) },
    });
  assert.equal((await claim()).status, 200);
  assert.ok((await claim()).status >= 400);
});
