// How far the server's clock is ahead of this device's. Every answer with a server tick is a
// sample;
// the one with the shortest way there and back says most. Nobody trusts the device's own clock:
// when
// it was set or slept through, a sample that does not fit discards the older ones.
interface Sample {
  offset: number;
  trip: number;
}

const SAMPLES_MAX = 8;
const JUMP_MS = 400;

export class ClockOffset {
  private samples_: Sample[] = [];

  /** Milliseconds to add to the device's clock; null before the first sample. */
  get offset(): number | null {
    const best = this.best_();
    return best ? best.offset : null;
  }

  /** A tick that was asked for at `sent` and arrived at `received`, both on the device's clock. */
  add(sent: number, received: number, tick: number): void {
    const trip = Math.max(0, received - sent);
    const sample = { offset: tick + trip / 2 - received, trip };
    const best = this.best_();
    if (best && Math.abs(best.offset - sample.offset) > JUMP_MS + (best.trip + trip) / 2)
      this.samples_ = [];
    this.samples_ = [...this.samples_, sample].slice(-SAMPLES_MAX);
  }

  private best_(): Sample | null {
    return this.samples_.reduce<Sample | null>(
      (best, one) => (best && best.trip <= one.trip ? best : one),
      null,
    );
  }
}
