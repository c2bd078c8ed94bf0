// For looking at the screens without a server: serves dist/ (or the folder DIST) under the content policy of the real one and
// plays the pictures of one scene over a WebSocket. The room's name is the scene's (tests/shots/scenes.ts).
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { runnerImport } from 'vite';
import { WebSocketServer } from 'ws';

const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};
const DIST = process.env['DIST'] ?? 'dist';
const POLICY = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'";

const { module } = await runnerImport(new URL('./scenes.ts', import.meta.url).pathname);
const scenes = module.scenes;

function answer(request, response) {
  const path = new URL(request.url, 'http://x').pathname;
  const made = module.answers(request.method, path);
  response.setHeader('Content-Security-Policy', POLICY);
  if (made !== undefined) {
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(made));
    return;
  }
  const file = path === '/' ? '/index.html' : extname(path) === '' ? `${path}.html` : path;
  try {
    const body = readFileSync(DIST + file);
    response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream');
    response.end(body);
  } catch {
    response.statusCode = 404;
    response.end('{"error":"not_found","detail":""}');
  }
}

function play(socket, room) {
  const scene = scenes[room];
  const say = (message) => socket.send(JSON.stringify(message));
  socket.on('message', (data) => {
    const message = JSON.parse(data.toString());
    if (message.type === 'claim') say({ type: 'ack', id: message.id, receipt: 'x' });
    if (message.type === 'ask_to_join') for (const one of scene.visitor ?? []) say(one);
    if (message.type === 'hello') {
      say({
        type: 'welcome',
        role: scene.role,
        protocol: 1,
        tick: module.TICK,
        acting: scene.acting ?? true,
      });
      for (const one of scene.says) say(one);
    }
    if (message.type === 'ping' && !scene.silent)
      say({ type: 'pong', sent: message.sent, tick: module.TICK });
    if (message.type === 'show') say(module.pageFor(message));
    if (message.type === 'preview') say(module.effectFor(message));
    else if ('id' in message && !['claim', 'ask_to_join'].includes(message.type) && !scene.offline)
      say({ type: 'ack', id: message.id, receipt: 'x' });
  });
}

export async function serve(port = 0) {
  const http = createServer(answer);
  const sockets = new WebSocketServer({ noServer: true });
  http.on('upgrade', (request, socket, head) => {
    const room = module.sceneOf(decodeURIComponent(request.url.split('/')[2] ?? ''));
    sockets.handleUpgrade(request, socket, head, (ws) => play(ws, room));
  });
  await new Promise((then) => http.listen(port, '127.0.0.1', then));
  return { address: `http://127.0.0.1:${http.address().port}`, scenes, close: () => http.close() };
}

if (process.argv[1]?.endsWith('server.js')) {
  const { address } = await serve(Number(process.argv[2] ?? 8099));
  for (const [name, scene] of Object.entries(scenes))
    console.log(`${address}${module.linkOf(name, scene)}`);
}
