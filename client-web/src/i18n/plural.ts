// "1 person", "2 people": the forms of English; a language with more forms brings its own function.
const rules = new Intl.PluralRules('en');

export const plural = (count: number, one: string, other: string): string =>
  `${count} ${rules.select(count) === 'one' ? one : other}`;

const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });
const ENDINGS: Record<string, string> = { one: 'st', two: 'nd', few: 'rd' };

/** 1st, 2nd, 3rd, 4th. */
export const ordinal = (number: number): string =>
  `${number}${ENDINGS[ordinals.select(number)] ?? 'th'}`;

/** A sentence for a code that an older dictionary does not have. */
export const readable = (code: string): string => code.replace(/_/g, ' ');

export const either = (parts: readonly string[]): string => parts.join(' or ');

export const listed = (parts: readonly string[]): string => parts.join(', ');

/** "not now" as "Not now." */
export const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
