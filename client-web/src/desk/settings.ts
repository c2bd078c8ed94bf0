// The settings of an event as the HTTP side has them, always whole.
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
  scale: { choices: ScaleChoice[]; free_score: boolean };
  rule: 'pairs' | 'mutual' | 'most';
  balance: boolean;
  policy: 'pairs' | 'counts_only';
  retention_days: number;
  names_on_wall: 'full' | 'first_initial' | 'badge' | 'off';
  prompts: string[];
  reach: 'lan' | 'public';
}

/** "4, 6" as numbers; what is no round number is left out. */
export const roundsOf = (text: string): number[] =>
  [
    ...new Set(
      text
        .split(/[^0-9]+/)
        .map(Number)
        .filter((round) => round > 0),
    ),
  ].sort((a, b) => a - b);

export const linesOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
