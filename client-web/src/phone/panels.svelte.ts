// Panels over the scene, as a stack: what a person opened stays open whatever arrives, and closing
// gives the focus back to what opened it. The scene stays in the page, hidden, with its scroll.
// Each panel is a step of the browser's history, so that its Back, or a swipe, closes the panel and
// does not leave the event.
export type Panel =
  | { kind: 'help' }
  | { kind: 'leave' }
  | { kind: 'block'; who?: Blockable }
  | { kind: 'profile' }
  | { kind: 'met' }
  | { kind: 'favourites' }
  | { kind: 'note'; encounter: number; name: string }
  | { kind: 'person'; encounter: number }
  /** Nobody is at the table of this encounter. */
  | { kind: 'nobody'; encounter: number }
  /** Sat with somebody else than planned. */
  | { kind: 'elsewhere'; encounter: number };

/** Whom "not this person" is about; without a name when the number was typed. */
export interface Blockable {
  badge: number;
  name: string;
  side: number;
  blocked: boolean;
}

/** How many panels the browser's history says are open. */
const depth = (): number => (history.state as { panels?: number } | null)?.panels ?? 0;

export class Panels {
  private stack_ = $state.raw<readonly Panel[]>([]);
  private openers_: (Element | null)[] = [];
  private scroll_ = 0;

  get open(): Panel | null {
    return this.stack_[this.stack_.length - 1] ?? null;
  }

  /** Follows the browser's Back until the returned function is called. */
  listen(): () => void {
    const moved = () => this.trim_(depth());
    addEventListener('popstate', moved);
    // The page was loaded again while panels were open: their steps would do nothing.
    if (depth() > 0) history.go(-depth());
    return () => removeEventListener('popstate', moved);
  }

  show(panel: Panel): void {
    if (this.stack_.length === 0) this.scroll_ = scrollY;
    this.openers_.push(document.activeElement);
    this.stack_ = [...this.stack_, panel];
    history.pushState({ panels: this.stack_.length }, '');
    scrollTo(0, 0);
  }

  back(): void {
    this.close_(1);
  }

  closeAll(): void {
    this.close_(this.stack_.length);
  }

  private close_(count: number): void {
    const ours = depth() === this.stack_.length;
    this.trim_(this.stack_.length - count);
    if (ours && count > 0) history.go(-count);
  }

  private trim_(length: number): void {
    const opener = this.openers_[length];
    if (this.stack_.length <= length) return;
    this.stack_ = this.stack_.slice(0, length);
    this.openers_ = this.openers_.slice(0, length);
    const scroll = length === 0 ? this.scroll_ : 0;
    requestAnimationFrame(() => {
      scrollTo(0, scroll);
      if (opener instanceof HTMLElement && opener.isConnected)
        opener.focus({ preventScroll: true });
    });
  }
}
