// What a connection needs from the world: a socket, a clock, timers, chance, and hints. The
// browser's
// is here; tests bring their own.
export interface SocketLike {
  onopen: () => void;
  onmessage: (text: string) => void;
  onclose: (code: number) => void;
  /** False when the socket is not open. */
  send(text: string): boolean;
  close(): void;
}

export interface Surroundings {
  open(address: string): SocketLike;
  now(): number;
  random(): number;
  after(ms: number, then: () => void): unknown;
  every(ms: number, then: () => void): unknown;
  cancel(timer: unknown): void;
  /** The network came back, or the page became visible. */
  onHint(then: () => void): void;
}

const nothing = () => undefined;

function openSocket(address: string): SocketLike {
  const socket = new WebSocket(address);
  const like: SocketLike = {
    onopen: nothing,
    onmessage: nothing,
    onclose: nothing,
    send: (text) => {
      if (socket.readyState !== WebSocket.OPEN) return false;
      socket.send(text);
      return true;
    },
    close: () => socket.close(),
  };
  socket.onopen = () => like.onopen();
  socket.onmessage = (event) => {
    if (typeof event.data === 'string') like.onmessage(event.data);
  };
  socket.onclose = (event) => like.onclose(event.code);
  return like;
}

export const browserSurroundings: Surroundings = {
  open: openSocket,
  now: () => Date.now(),
  random: () => Math.random(),
  after: (ms, then) => setTimeout(then, ms),
  every: (ms, then) => setInterval(then, ms),
  cancel: (timer) => {
    clearTimeout(timer as number);
    clearInterval(timer as number);
  },
  onHint: (then) => {
    addEventListener('online', then);
    addEventListener('pageshow', then);
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') then();
    });
  },
};
