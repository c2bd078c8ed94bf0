// The one clock that a page's countdowns read: the server's time, re-read four times a second.
// Nothing
// counts ticks, so a sleeping tab is right the moment it wakes.
export class Ticker {
  now = $state(0);
  private read_: () => number;

  constructor(read: () => number) {
    this.read_ = read;
    this.now = read();
    setInterval(() => this.tick(), 250);
    document.addEventListener('visibilitychange', () => this.tick());
  }

  tick(): void {
    this.now = this.read_();
  }
}
