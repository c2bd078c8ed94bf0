// What became of the answer to a question that stands on the screen: on this phone, saved, or
// refused. Pure.
import type { SuggestionAnswer } from '../protocol.ts';
import type { Entry, MustArrive } from './outbox.ts';
import type { SaveState } from './overlay.ts';

/** A question, as the own picture has it. */
export interface Asked {
  number: number;
  answer: SuggestionAnswer;
}

export type Answering = 'answer_suggestion' | 'answer_offer' | 'answer_claim';
type AnswerMessage = Extract<MustArrive, { type: Answering }>;
export type Answer = Entry & { message: AnswerMessage };

export interface AnswerState {
  answer: SuggestionAnswer;
  state: SaveState;
  reason: string;
}

const saysYes = (message: AnswerMessage): boolean =>
  message.type === 'answer_claim' ? message.confirms : message.accepts;

const answersOf = (entries: readonly Entry[], type: Answering): Answer[] =>
  entries.filter((entry): entry is Answer => entry.message.type === type);

/** `asked` with the wishes of this phone laid over it. */
export function answerOf(
  asked: Asked,
  entries: readonly Entry[],
  type: Answering = 'answer_suggestion',
): AnswerState {
  const about = answersOf(entries, type).filter((entry) => entry.message.number === asked.number);
  const last = about[about.length - 1];
  const { answer } = asked;
  if (!last) return { answer, state: answer === 'none' ? 'none' : 'saved', reason: '' };
  if (last.state === 'lost') return { answer, state: 'lost', reason: last.reason };
  const given = saysYes(last.message) ? 'yes' : 'no';
  return { answer: given, state: last.state === 'saved' ? 'saved' : 'phone', reason: '' };
}

/** An answer that was refused, to a question that is not on the screen any more. */
export const lateAnswer = (
  asked: Asked | null,
  entries: readonly Entry[],
  type: Answering = 'answer_suggestion',
): Answer | undefined =>
  answersOf(entries, type).find(
    (entry) => entry.state === 'lost' && entry.message.number !== asked?.number,
  );
