// Starts, stops, kills and restarts the real program on a loopback port with a data folder of its
// own. The port is drawn once and kept over restarts, so that open pages find the server again.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const program =
  process.env.QUADRILLE ??
  fileURLToPath(new URL('../../../build/release/quadrille', import.meta.url));

export function temporaryFolder() {
  const path = mkdtempSync(join(tmpdir(), 'quadrille-e2e-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Runs the program to its end: { code, out, err }. `env` is added to the environment. */
export function run(args, { env = {}, cwd, shell } = {}) {
  return new Promise((resolve, reject) => {
    const options = { env: { ...process.env, ...env }, cwd, stdio: ['ignore', 'pipe', 'pipe'] };
    const child = shell
      ? spawn('/bin/bash', ['-c', shell, program, ...args], options)
      : spawn(program, args, options);
    const said = { out: '', err: '' };
    child.stdout.on('data', (data) => (said.out += data));
    child.stderr.on('data', (data) => (said.err += data));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: code ?? signal, ...said }));
  });
}

/** Waits until `test` gives something true; polls, and fails with what it waited for. */
export async function until(test, what, seconds = 20) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const value = await test();
    if (value) return value;
    if (Date.now() > end)
      throw new Error(`waited ${seconds} s for ${typeof what === 'function' ? what() : what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export class Server {
  #child = null;
  #port = 0;
  #ended = null;

  constructor({ data, args = [], env = {}, shell, demo = false } = {}) {
    this.folder = data ? { path: data, remove() {} } : temporaryFolder();
    this.args = demo ? args : ['--no-demo', ...args];
    this.env = env;
    this.shell = shell;
    this.output = '';
  }

  get origin() {
    return `http://127.0.0.1:${this.#port}`;
  }
  get port() {
    return this.#port;
  }
  get pid() {
    return this.#child?.pid;
  }

  /** Starts it and waits until it answers. One that does not is ended: it would keep us alive. */
  async start() {
    try {
      await this.#started();
    } catch (error) {
      await this.dispose();
      throw error;
    }
    return this;
  }

  async #started() {
    const args = [
      'serve',
      '--listen',
      `127.0.0.1:${this.#port}`,
      '--data',
      this.folder.path,
      ...this.args,
    ];
    const options = { env: { ...process.env, ...this.env }, stdio: ['ignore', 'pipe', 'pipe'] };
    const from = this.output.length;
    this.#child = this.shell
      ? spawn('/bin/bash', ['-c', this.shell, program, ...args], options)
      : spawn(program, args, options);
    const child = this.#child;
    this.#ended = new Promise((resolve) =>
      child.on('close', (code, signal) => resolve(code ?? signal)),
    );
    let over = null;
    void this.#ended.then((code) => (over = code));
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data) => (this.output += data));
    const found = await until(
      () => {
        if (over !== null)
          throw new Error(`the server ended with ${over}:\n${this.output.slice(from)}`);
        return /http:\/\/127\.0\.0\.1:([1-9]\d*)/.exec(this.output.slice(from));
      },
      () => `the server's address; it said:\n${this.output.slice(from)}`,
    );
    this.#port = Number(found[1]);
    await until(() => this.answers(), 'the server to answer');
  }

  async answers() {
    return fetch(`${this.origin}/healthz`, { signal: AbortSignal.timeout(2000) }).then(
      (answer) => answer.ok,
      () => false,
    );
  }

  /** The last organizer link that was printed, as a URL. */
  async organizerLink() {
    await until(
      () => /#server=/.test(this.output),
      () => `the organizer link in:\n${this.output}`,
    );
    return /https?:\/\/\S+#server=[\w.-]+/g[Symbol.match](this.output).at(-1);
  }

  /** Sends a signal and waits for the end; gives the exit status or the signal's name. */
  async stop(signal = 'SIGTERM') {
    if (!this.#child) return null;
    this.#child.kill(signal);
    const code = await this.#ended;
    this.#child = null;
    return code;
  }

  kill() {
    return this.stop('SIGKILL');
  }

  /** Ends it whatever its state, and removes its data. */
  async dispose() {
    await this.kill();
    this.folder.remove();
  }
}
