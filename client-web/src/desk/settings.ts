// The settings of an event as the HTTP side has them, always whole; what people write into their
// fields, and what was wrong with it.
import { setup } from '../i18n/en/setup.ts';
import { staffSentence } from '../i18n/en/staff_refusals.ts';
import { minutes } from '../lib/format.ts';
import type { ScaleChoice } from '../protocol.ts';

export interface Settings {
  title: string;
  theme: string;
  house_rules: string;
  side_names: string[];
  pool: boolean;
  rounds: number;
  move_ms: number;
  talk_ms: number;
  rate_ms: number;
  break_ms: number;
  breaks_after: number[];
  review_ms: number;
  wait_for_tap: boolean;
  tables: number;
  table_names: string[];
  trios: boolean;
  trio_ms: number;
  scale: { choices: ScaleChoice[]; free_score: boolean };
  rule: 'pairs' | 'mutual' | 'most';
  balance: boolean;
  policy: 'pairs' | 'counts_only';
  retention_days: number;
  names_on_wall: 'full' | 'first_initial' | 'badge' | 'off';
  prompts: string[];
  reach: 'lan' | 'public';
}

export type TimeKey = 'move_ms' | 'talk_ms' | 'rate_ms' | 'break_ms' | 'review_ms' | 'trio_ms';

/** The sides of an event whose organizer named none, as the server has them. */
export const UNNAMED_SIDES: readonly string[] = ['Group A', 'Group B'];

/** "4, 6" as rounds after which a break can come; null when something else stands there. */
export function breaksOf(text: string, rounds: number): number[] | null {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  const found = parts.map((part) => (/^\d+$/.test(part) ? Number(part) : 0));
  if (found.some((round) => round < 1 || round >= rounds)) return null;
  return [...new Set(found)].sort((a, b) => a - b);
}

/** 300000 as "5:00". */
export const writtenTime = (ms: number): string => minutes(ms);

/** "5:00", "5" minutes or "45 s" in milliseconds; null when it is no time. */
export function timeOf(text: string): number | null {
  const seconds = /^(\d{1,5})\s*s$/.exec(text.trim());
  if (seconds) return Number(seconds[1]) * 1000;
  const found = /^(\d{1,4})(?::([0-5]?\d))?$/.exec(text.trim());
  return found === null ? null : (Number(found[1]) * 60 + Number(found[2] ?? 0)) * 1000;
}

export const linesOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** A sentence for settings that were refused; the detail names the member at fault. */
export function settingsTrouble(answer: { error: string; detail: string }): string {
  const member = /^[a-z_]+/.exec(answer.detail)?.[0].replace(/_ms$/, '') ?? '';
  return setup.settings.wrong[member] ?? staffSentence(answer.error);
}
