// Nothing that the server says reaches a screen as a code: its sources are read for what it says.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { codes } from '../src/i18n/en/codes.ts';
import { desk } from '../src/i18n/en/desk.ts';
import { feasibility } from '../src/i18n/en/feasibility.ts';
import { staffRefusal, staffSentence } from '../src/i18n/en/staff_refusals.ts';
import { readable } from '../src/i18n/plural.ts';

const SERVER = `${process.cwd()}/../server`;
const read = (path: string) => readFileSync(`${SERVER}/${path}`, 'utf8');
const readAll = (folder: string) =>
  readdirSync(`${SERVER}/${folder}`)
    .filter((file) => file.endsWith('.cpp'))
    .map((file) => read(`${folder}/${file}`))
    .join('\n');
const found = (text: string, pattern: RegExp) => [
  ...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? '')),
];

const DECIDE = readAll('room/decide');
const ACTIONS = [
  ...found(DECIDE, /(?:control_done|noted)\(events, it, "(\w+)"/g),
  ...found(DECIDE, /\bdone\([^;]*?, it, "(\w+)"\)/g),
  ...found(DECIDE, /with_left\([^;]*?, "(\w+)"\)/g),
  ...found(DECIDE, /Presence::\w+, [\w.]+, "(\w+)"\}/g),
];

test('C41 every action of the log has words', () => {
  expect(ACTIONS.length).toBeGreaterThan(35);
  for (const action of ['clock', 'check_in', 'extend', 'walk_up', 'cancel'])
    expect(ACTIONS).toContain(action);
  expect(ACTIONS.filter((action) => !codes.knows(action))).toEqual([]);
  expect(codes.knows('from_the_future')).toBe(false);
});

test('C41 the log tells who did what with whom, as a sentence', () => {
  const names: Record<number, string> = { 1: 'Ada Birch', 2: 'Bo Cedar' };
  const log = (who: string, action: string, ...args: string[]) =>
    codes.log({ who, action, arguments: args }, (badge) => names[badge]);
  expect(log('clock', 'clock', 'talk', '1')).toBe('Talk, round 1 began.');
  expect(log('clock', 'clock', 'rest', '2')).toBe('The break began.');
  expect(log('clock', 'clock')).toBe('The result became final.');
  expect(log('1', 'check_in', '1')).toBe('Ada Birch · 1 checked in.');
  expect(log('helper 3', 'check_in', '2', '12')).toBe(
    'Helper 3 checked in Bo Cedar · 2, badge 12.',
  );
  expect(log('organizer 1', 'go_away', '1', '2', '3', '4', '5', '6')).toBe(
    'Organizer 1 set Ada Birch · 1, Bo Cedar · 2, badge 3, badge 4 and 2 more away.',
  );
  expect(log('visitor', 'device')).toBe('A further device was connected.');
  expect(log('organizer 1', 'undo', 'check_in')).toBe('Organizer 1 took back a check-in.');
  expect(log('organizer 1', 'slips')).toBe('Organizer 1 issued slips.');
});

test('C41 undo names what it would take back', () => {
  const labels = found(DECIDE, /undo_offered_for\(events, it, UndoAction::\w+, "(\w+)"/g);
  expect(labels.length).toBeGreaterThan(6);
  expect(labels.filter((label) => desk.undo[label] === undefined)).toEqual([]);
});

const FINDINGS = found(
  read('live/gate/feasibility.cpp'),
  /(?:push_back\(\s*\{|(?:name_some|count_with_first)\(found, (?:cast, )?)"(\w+)"/g,
);

test('C61 every finding of feasibility has a sentence, and what can be done', () => {
  expect(FINDINGS.length).toBeGreaterThan(12);
  for (const code of ['nobody_possible', 'places_differ', 'cannot_meet', 'one_organizer_device'])
    expect(FINDINGS).toContain(code);
  for (const code of FINDINGS) {
    expect(feasibility.says(code, ['1', '2', '3']), code).toMatch(/\.$/);
    expect(feasibility.advice(code), code).not.toBe('');
  }
  for (const code of FINDINGS.filter((one) => ['nobody_possible', 'cannot_meet'].includes(one)))
    expect(feasibility.says(`${code}_more`, ['3']), code).toMatch(/3 more/);
  expect(codes.warning('from_the_future', ['7'])).toBe('from the future 7');
});

test('C61 whatever keeps people apart has a name', () => {
  const apart = found(
    /name_of\(Obstacle[\s\S]*?\};/.exec(read('room/outlook.cpp'))?.[0] ?? '',
    /"(\w+)"/g,
  );
  expect(apart).toHaveLength(7);
  expect(apart.filter((by) => feasibility.apart[by] === undefined)).toEqual([]);
  expect(feasibility.keptApart([{ by: 'never', people: 2 }])).toBe('kept apart by name 2');
});

const REFUSALS = [
  ...found(/name_of\(Refusal[\s\S]*?\};/.exec(read('room/names.cpp'))?.[0] ?? '', /"(\w+)"/g),
  ...found(
    read('live/reception.cpp') + read('live/room_actor.cpp') + read('live/room_actor_parts.cpp'),
    /(?:reject\([^;]*?, |answer\(\{)"(\w+)"/g,
  ),
  ...found(readAll('net') + readAll('live/gate'), /failure\(\d+, "(\w+)"/g),
  ...found(
    /DecodeError>\{[\s\S]*?\};/.exec(
      readFileSync(`${SERVER}/../protocol/enum_names.hpp`, 'utf8'),
    )?.[0] ?? '',
    /"(\w+)"/g,
  ),
  'unreachable',
];

test('C42 every refusal has a sentence', () => {
  expect(REFUSALS.length).toBeGreaterThan(50);
  for (const code of ['no_such_person', 'wrong_pin', 'bad_link', 'out_of_range', 'unavailable'])
    expect(REFUSALS).toContain(code);
  expect(REFUSALS.filter((code) => staffRefusal(code) === readable(code))).toEqual([]);
  expect(staffRefusal('from_the_future')).toBe('from the future');
  for (const code of REFUSALS) expect(staffSentence(code), code).toMatch(/^[A-Z].*[.!?]$/);
  expect(staffSentence('wrong_pin')).toBe('This is not the PIN.');
});

test('C42 an effect is told as it happens', () => {
  expect(codes.effect('phase_begins', ['move', '1'])).toBe(
    'Everybody moves to their table for round 1.',
  );
  expect(codes.effect('time_added', ['60'])).toBe('1 minute more.');
  expect(codes.effect('time_taken', ['75'])).toBe('1 minute 15 seconds less.');
});
