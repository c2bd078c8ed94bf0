// Panels over the scene, as a stack: what a person opened stays open whatever arrives, and closing
// gives the focus back to what opened it. The scene stays in the page, hidden, with its scroll.
export type Panel =
  | { kind: 'help' }
  | { kind: 'leave' }
  | { kind: 'block' }
  | { kind: 'profile' }
  | { kind: 'met' }
  | { kind: 'favourites' }
  | { kind: 'note'; encounter: number; name: string }
  | { kind: 'person'; encounter: number };

export class Panels {
  private stack_ = $state.raw<readonly Panel[]>([]);
  private openers_: (Element | null)[] = [];
  private scroll_ = 0;

  get open(): Panel | null {
    return this.stack_[this.stack_.length - 1] ?? null;
  }

  show(panel: Panel): void {
    if (this.stack_.length === 0) this.scroll_ = scrollY;
    this.openers_.push(document.activeElement);
    this.stack_ = [...this.stack_, panel];
    scrollTo(0, 0);
  }

  back(): void {
    this.stack_ = this.stack_.slice(0, -1);
    const opener = this.openers_.pop();
    const scroll = this.stack_.length === 0 ? this.scroll_ : 0;
    requestAnimationFrame(() => {
      scrollTo(0, scroll);
      if (opener instanceof HTMLElement && opener.isConnected)
        opener.focus({ preventScroll: true });
    });
  }

  closeAll(): void {
    while (this.open) this.back();
  }
}
