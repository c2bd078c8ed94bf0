// What a rating asks, in the words of the event's kind.
import { evening } from '../i18n/en/evening.ts';

export const question = (rule: string, name: string): string =>
  rule === 'mutual' ? evening.rate.meetAgain(name) : evening.rate.workWith(name);
