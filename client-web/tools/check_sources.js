// The feature list of PRODUCT.md B1 in the sources, and the habits that no linter knows: text comes
// from
// the dictionaries, styles never sit in attributes (the content policy forbids them). Names file
// and line.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const everywhere = [
  [/\sstyle="/, 'a style attribute: the content policy forbids it (use style:name={value})'],
  [/\{@html/, 'raw HTML'],
  [/https?:\/\/(?!www\.w3\.org\/)/, 'an address outside'],
  [/:\s*any\b|<any>|\bas any\b/, 'any'],
  [
    /\bMath\.random\(|Date\.now\(/,
    'chance or time outside src/connection',
    /src\/(connection|phone\/guest)/,
  ],
];
const onPhones = [
  [/<dialog|showModal/, 'dialog'],
  [/popover/i, 'popover'],
  [/:has\(/, ':has'],
  [/\d(dvh|svh|lvh)\b/, 'dynamic viewport units'],
  [/\binset:|aspect-ratio:|color-mix\(|@container|@layer/, 'a style that the oldest phones lack'],
  [
    /\.at\(|structuredClone|Object\.hasOwn|randomUUID|crypto\.subtle|\.findLast/,
    'a function that the oldest phones lack',
  ],
];
const PHONE = /src\/(phone|connection|outbox|lib|ui|helper|i18n|[a-z]+\.ts)/;

const filesIn = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : /\.(ts|svelte|css)$/.test(path) ? [path] : [];
  });

const problems = filesIn('src').flatMap((path) => {
  const rules = PHONE.test(path) ? [...everywhere, ...onPhones] : everywhere;
  const lines = readFileSync(path, 'utf8').split('\n');
  const long = lines.length > 401 ? [`${path}: ${lines.length} lines, at most 400`] : [];
  const found = lines.flatMap((line, at) =>
    /^\s*(\/\/|\*|\/\*)/.test(line)
      ? []
      : rules
          .filter(([pattern, , free]) => pattern.test(line) && !free?.test(path))
          .map(([, name]) => `${path}:${at + 1}: ${name}`),
  );
  return [...long, ...found];
});
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);
