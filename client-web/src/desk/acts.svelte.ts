// What the organizer's buttons do: straight commands, commands that first show what would happen,
// and those that need the PIN. One panel at a time, one control on its way at a time; nothing is
// applied that was not shown.
import { tick } from 'svelte';
import type { Foreseen, Staff, StaffWish } from '../connection/staff.svelte.ts';
import { desk } from '../i18n/en/desk.ts';
import { seats } from '../i18n/en/seats.ts';
import { suggest } from '../i18n/en/suggest.ts';
import { staffRefusal } from '../i18n/en/staff_refusals.ts';
import type { ControlAction, Effect, JoinRequest, PairRow } from '../protocol.ts';
import { SettingsDraft } from './draft.svelte.ts';

export type Asked = Foreseen | Extract<StaffWish, { type: 'dissolve_pair' }>;

export interface Somebody {
  badge: number;
  name: string;
}

export type Panel =
  | {
      kind: 'effect';
      title: string;
      text: string;
      wish: Asked;
      effect: Effect | null;
      asking: boolean;
      /** What the button says where the title is too long for it. */
      action?: string;
      /** What was done meanwhile, or not. */
      note?: string;
    }
  | { kind: 'typed'; action: 'cancel_event' | 'purge' }
  | { kind: 'pin'; then: () => void }
  | { kind: 'announce' }
  | { kind: 'admit'; request: JoinRequest }
  | { kind: 'add' }
  /** A programme pair is being put together. */
  | { kind: 'fix'; first: Somebody | null }
  /** Two who are to be swapped, or seated together. */
  | { kind: 'two'; what: 'swap' | 'together'; first: Somebody | null }
  /** A pair that is to be suggested. */
  | { kind: 'suggest'; first: Somebody | null; other: Somebody | null };

/** Actions whose effect is shown first. */
const SHOWN: ReadonlySet<ControlAction> = new Set([
  'start',
  'skip',
  'go_back',
  'end_rounds',
  'call_break',
  'add_round',
]);
/** Actions that ask once more, without a preview: they read ratings, or cannot be taken back. */
const ASKED: ReadonlySet<ControlAction> = new Set([
  'close_ratings',
  'withdraw',
  'make_final',
  'prepare_publish',
]);
const WITH_PIN: ReadonlySet<ControlAction> = new Set(['prepare_publish', 'purge']);
/** Actions after which guests see the settings. */
const OPENING: ReadonlySet<ControlAction> = new Set(['open', 'open_lobby']);
/** What was said so shortly before a phase began is not about the old one. */
const NEWS_MS = 3_000;

export type EffectPanel = Extract<Panel, { kind: 'effect' }>;

export class Acts {
  /** Why something was not done. */
  said = $state('');
  /** A control is on its way. */
  busy = $state(false);
  readonly staff: Staff;
  readonly settings: SettingsDraft;
  private over = $state.raw<Panel | null>(null);
  private opener: Element | null = null;
  private saidAt = 0;
  /** The PIN was accepted; the picture that says so may still be on its way. */
  private entered = false;

  constructor(staff: Staff) {
    this.staff = staff;
    this.settings = new SettingsDraft(staff);
  }

  get panel(): Panel | null {
    return this.over;
  }

  /** Whoever opened the first panel has the keyboard again when the last one closes. */
  set panel(next: Panel | null) {
    if (this.over === null && next !== null) this.opener = document.activeElement;
    const closes = this.over !== null && next === null;
    this.over = next;
    if (closes) void this.giveBack();
  }

  close(): void {
    this.panel = null;
  }

  /** The PIN was right: goes on with what asked for it. */
  pinAccepted(then: () => void): void {
    const asked = this.panel;
    this.entered = true;
    then();
    if (this.panel === asked) this.close();
  }

  /** A phase began: what was said about the one before is over. */
  phaseBegan(): void {
    if (this.staff.ticker.now - this.saidAt > NEWS_MS) this.said = '';
  }

  private askPin(then: () => void): void {
    this.entered = false;
    this.panel = { kind: 'pin', then };
  }

  /** A tap on a control. */
  control(action: ControlAction, pinGiven = this.pinFresh): void {
    if (this.busy) return;
    // After the PIN was taken, the picture that says so may still be on its way.
    if (WITH_PIN.has(action) && !pinGiven)
      this.panel = { kind: 'pin', then: () => this.control(action, true) };
    else if (action === 'cancel_event' || action === 'purge')
      this.panel = { kind: 'typed', action };
    else if (OPENING.has(action) && this.settings.dirty) this.ask(action, desk.bar.unsaved);
    else if (SHOWN.has(action)) void this.show(desk.actions[action], this.wish(action));
    else if (ASKED.has(action)) this.ask(action);
    else void this.do(this.wish(action));
  }

  /** Shows what `wish` would do, then waits for the second tap. */
  async show(title: string, wish: Foreseen, more: { action?: string; note?: string } = {}) {
    const text = wish.type === 'control' ? (desk.explained[wish.action] ?? '') : '';
    const panel: Panel = { kind: 'effect', title, text, wish, effect: null, asking: true, ...more };
    this.panel = panel;
    const effect = await this.staff.preview(wish);
    // Somebody who closed the panel meanwhile, or opened another one, is not disturbed.
    if (this.panel !== panel) return;
    if (typeof effect === 'string') {
      this.close();
      this.fail(effect);
    } else {
      this.panel = { ...panel, effect, asking: false };
    }
  }

  /** As `show`, from a panel that stays when it cannot be: says why not. */
  async showFrom(title: string, wish: Foreseen, action: string): Promise<string | null> {
    const from = this.panel;
    const effect = await this.staff.preview(wish);
    if (this.panel !== from) return null;
    if (typeof effect === 'string') return effect;
    this.panel = { kind: 'effect', title, text: '', wish, effect, asking: false, action };
    return null;
  }

  /** A round more, from within the sheet that says which promises would break; then it looks
   * again. The button said how much longer that is. */
  async addRound(panel: EffectPanel): Promise<void> {
    const { wish } = panel;
    if (this.busy || wish.type === 'dissolve_pair') return;
    const { step } = this.staff;
    const reason = await this.alone(() => this.staff.control('add_round'));
    if (this.panel !== panel) return;
    if (reason !== null) {
      this.panel = { ...panel, note: desk.bar.gone(staffRefusal(reason)) };
      return;
    }
    this.panel = { ...panel, asking: true, note: seats.roundAdded };
    const waiting = this.panel;
    await this.staff.stepAfter(step);
    if (this.panel !== waiting) return;
    const { action } = panel;
    await this.show(panel.title, this.renewed(wish), {
      ...(action === undefined ? {} : { action }),
      note: seats.roundAdded,
    });
  }

  /** Removing cannot be previewed and not be undone: the PIN, then once more. */
  remove(badge: number, pinGiven = this.pinFresh): void {
    if (!pinGiven) {
      this.panel = { kind: 'pin', then: () => this.remove(badge, true) };
      return;
    }
    const wish: Asked = {
      type: 'set_presence',
      badges: [badge],
      presence: 'removed',
      may_be_paired: false,
      effect: null,
    };
    this.askOnce(desk.lists.remove, desk.lists.removeText, wish);
  }

  /** Nor can dissolving a pair. */
  dissolve(pair: PairRow, pinGiven = this.pinFresh): void {
    if (!pinGiven) {
      this.panel = { kind: 'pin', then: () => this.dissolve(pair, true) };
      return;
    }
    const title = suggest.dissolveTitle(pair.a_name, pair.b_name);
    const wish: Asked = { type: 'dissolve_pair', a: pair.a, b: pair.b };
    this.askOnce(title, suggest.dissolveText, wish);
  }

  /** The second tap. */
  async apply(panel: EffectPanel): Promise<void> {
    if (this.busy) return;
    this.said = '';
    const { wish, effect } = panel;
    const named: Asked = 'effect' in wish && effect ? { ...wish, effect: effect.digest } : wish;
    const reason = await this.alone(() => this.staff.command(named));
    if (reason === 'effect_changed' && wish.type !== 'dissolve_pair') {
      this.fail(reason);
      const { action } = panel;
      await this.show(panel.title, this.renewed(wish), action === undefined ? {} : { action });
      return;
    }
    if (reason === 'pin_needed') return this.askPin(() => void this.apply(panel));
    this.close();
    if (reason !== null) this.fail(reason);
  }

  async do(wish: StaffWish): Promise<boolean> {
    const control = wish.type === 'control' || wish.type === 'announce';
    if (control && this.busy) return false;
    this.said = '';
    const go = () => this.staff.command(wish);
    const reason = await (control ? this.alone(go) : go());
    if (reason === 'pin_needed') this.askPin(() => void this.do(wish));
    else if (reason === 'already_taken' && wish.type === 'admit') this.fail('has_a_phone');
    else if (reason !== null) this.fail(reason);
    return reason === null;
  }

  fail(reason: string): void {
    this.said = desk.bar.gone(staffRefusal(reason));
    this.saidAt = this.staff.ticker.now;
  }

  /** A second tap while the first is on its way does nothing. */
  private async alone<T>(go: () => Promise<T>): Promise<T> {
    this.busy = true;
    const result = await go();
    this.busy = false;
    return result;
  }

  private async giveBack(): Promise<void> {
    await tick();
    if (this.panel !== null) return;
    const { opener } = this;
    const there =
      opener instanceof HTMLElement &&
      opener !== document.body &&
      opener.isConnected &&
      !opener.matches(':disabled');
    (there ? opener : document.querySelector<HTMLElement>('h1'))?.focus();
  }

  private get pinFresh(): boolean {
    return this.entered || (this.staff.pictures.latest.desk_view?.pin_fresh ?? false);
  }

  private wish(action: ControlAction): Extract<Asked, { type: 'control' }> {
    return { type: 'control', at_step: this.staff.step, action, effect: null, typed: null };
  }

  private renewed(wish: Foreseen): Foreseen {
    return 'at_step' in wish ? { ...wish, at_step: this.staff.step } : wish;
  }

  private ask(action: ControlAction, text = desk.explained[action] ?? ''): void {
    this.askOnce(desk.actions[action], text, this.wish(action));
  }

  private askOnce(title: string, text: string, wish: Asked): void {
    this.panel = { kind: 'effect', title, text, wish, effect: null, asking: false };
  }
}
