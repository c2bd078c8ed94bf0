// The settings as this desk is writing them, beside the settings as they are saved. It lives as
// long as the event is open here, so that nothing half-written is lost by looking elsewhere.
import type { Staff } from '../connection/staff.svelte.ts';
import { setup } from '../i18n/en/setup.ts';
import { staffSentence } from '../i18n/en/staff_refusals.ts';
import { request, roomPath } from '../lib/http.ts';
import {
  breaksOf,
  linesOf,
  settingsTrouble,
  timeOf,
  UNNAMED_SIDES,
  writtenTime,
  type Settings,
  type TimeKey,
} from './settings.ts';

const t = setup.settings;
export const TIMES: readonly (readonly [TimeKey, string])[] = [
  ['move_ms', t.move],
  ['talk_ms', t.talk],
  ['rate_ms', t.rate],
  ['break_ms', t.pause],
  ['review_ms', t.review],
  ['trio_ms', t.trio],
];

type Times = Record<TimeKey, string>;
const timesOf = (settings: Settings): Times => ({
  move_ms: writtenTime(settings.move_ms),
  talk_ms: writtenTime(settings.talk_ms),
  rate_ms: writtenTime(settings.rate_ms),
  break_ms: writtenTime(settings.break_ms),
  review_ms: writtenTime(settings.review_ms),
  trio_ms: writtenTime(settings.trio_ms),
});
const breaksText = (settings: Settings): string => settings.breaks_after.join(', ');
const promptsText = (settings: Settings): string => settings.prompts.join('\n');

export class SettingsDraft {
  /** Null until they were read. */
  settings = $state<Settings | null>(null);
  /** What is written as text, and means something only when it is saved. */
  times = $state<Times>({
    move_ms: '',
    talk_ms: '',
    rate_ms: '',
    break_ms: '',
    review_ms: '',
    trio_ms: '',
  });
  breaks = $state('');
  prompts = $state('');
  said = $state('');
  private stored = $state.raw<Settings | null>(null);
  private staff: Staff;

  private reading = false;

  constructor(staff: Staff) {
    this.staff = staff;
  }

  /** Reads what is saved, once; a desk that failed may ask again. */
  async read(): Promise<void> {
    if (this.stored !== null || this.reading) return;
    this.reading = true;
    const answer = await request<Settings>(this.path, { ticket: this.staff.ticket });
    this.reading = false;
    if (answer.ok) this.take(answer.value);
    else this.said = staffSentence(answer.error);
  }

  /** Something is written here that is not saved. */
  get dirty(): boolean {
    const { stored } = this;
    if (stored === null || this.settings === null) return false;
    const saved = [stored, timesOf(stored), breaksText(stored), promptsText(stored)];
    const written = [this.settings, this.times, this.breaks, this.prompts];
    return JSON.stringify(saved) !== JSON.stringify(written);
  }

  /** Nobody has named the two sides yet. */
  get unnamed(): boolean {
    const { stored } = this;
    return stored !== null && !stored.pool && stored.side_names.join() === UNNAMED_SIDES.join();
  }

  async save(): Promise<void> {
    const body = this.body();
    if (body === null) return;
    const answer = await this.put(body);
    if (answer.ok) this.take(body);
    this.said = answer.ok ? t.saved : settingsTrouble(answer);
  }

  /** Names the sides and nothing else; what is being written stays. Empty, or why not. */
  async nameSides(names: readonly string[]): Promise<string> {
    if (this.stored === null || this.settings === null) return 'unreachable';
    const body = { ...this.stored, side_names: [...names] };
    const answer = await this.put(body);
    if (!answer.ok) return answer.error;
    this.stored = body;
    this.settings.side_names = [...names];
    return '';
  }

  private put = (body: Settings) =>
    request(this.path, { method: 'PUT', ticket: this.staff.ticket, body });

  private get path(): string {
    return roomPath(this.staff.room, 'settings');
  }

  private take(settings: Settings): void {
    this.stored = settings;
    this.settings = { ...settings, side_names: [...settings.side_names] };
    this.times = timesOf(settings);
    this.breaks = breaksText(settings);
    this.prompts = promptsText(settings);
  }

  /** What is written, as settings; null when a field is not understood, which is then said. */
  private body(): Settings | null {
    if (this.settings === null) return null;
    const body: Settings = { ...$state.snapshot(this.settings), prompts: linesOf(this.prompts) };
    const breaks = breaksOf(this.breaks, body.rounds);
    if (breaks === null) {
      this.said = t.wrongBreaks(body.rounds - 1);
      return null;
    }
    body.breaks_after = breaks;
    for (const [key, label] of TIMES) {
      // Untouched, it keeps what is shown in full seconds only.
      if (this.times[key] === writtenTime(body[key])) continue;
      const time = timeOf(this.times[key]);
      if (time === null) {
        this.said = t.wrongTime(label);
        return null;
      }
      body[key] = time;
    }
    return body;
  }
}
