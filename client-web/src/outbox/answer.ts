// What became of the answer to a suggestion: on this phone, saved, or refused. Pure.
import type { OwnSuggestion } from '../protocol.ts';
import type { Entry } from './outbox.ts';
import type { SaveState } from './overlay.ts';

export interface AnswerState {
  state: SaveState;
  reason: string;
}

const answers = (entry: Entry, number: number | undefined): boolean =>
  entry.message.type === 'answer_suggestion' && entry.message.number === number;

/** `asked` with the wishes of this phone laid over it. */
export function answerOf(asked: OwnSuggestion, entries: readonly Entry[]): AnswerState {
  const about = entries.filter((entry) => answers(entry, asked.number));
  const last = about[about.length - 1];
  if (!last) return { state: asked.answer === 'none' ? 'none' : 'saved', reason: '' };
  if (last.state === 'lost') return { state: 'lost', reason: last.reason };
  return { state: last.state === 'saved' ? 'saved' : 'phone', reason: '' };
}

/** An answer that was refused, to a question that is not on the screen any more. */
export const lateAnswer = (
  asked: OwnSuggestion | null,
  entries: readonly Entry[],
): Entry | undefined =>
  entries.find(
    (entry) =>
      entry.message.type === 'answer_suggestion' &&
      entry.state === 'lost' &&
      !answers(entry, asked?.number),
  );
