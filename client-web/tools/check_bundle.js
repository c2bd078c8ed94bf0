// After the build: the phone's first load stays under 30 kB of script, and nothing that the oldest
// browsers of PRODUCT.md B1 lack is in what a phone loads. Fails with the place that broke it.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET = 30_000;
const MANIFEST = 'dist/.vite/manifest.json';

/** What Safari 14.1, Chrome 88 or Firefox 78 do not have. */
const ABSENT = [
  [/\.showModal\(/, 'dialog'],
  [/showPopover|popovertarget/i, 'popover'],
  [/:has\(/, ':has'],
  [/\d(dvh|svh|lvh)\b/, 'dynamic viewport units'],
  [/\.at\(-?\d/, 'Array.at'],
  [/Object\.hasOwn\(/, 'Object.hasOwn'],
  [/randomUUID\(/, 'randomUUID'],
  [/crypto\.subtle/, 'crypto.subtle'],
  [/\.findLast/, 'findLast'],
  [/color-mix\(/, 'color-mix'],
  [/aspect-ratio:/, 'aspect-ratio'],
  [/@container/, 'container queries'],
  [/@layer/, 'layers'],
  [/\binset:/, 'inset'],
  [/<dialog/, 'dialog'],
];

const manifest = JSON.parse(readFileSync(MANIFEST, 'utf8'));

/** The files that `entry` loads at once: itself and its static imports, with their styles; with
 * `later` also what it loads afterwards. */
function loadedBy(entry, later = false, seen = new Set()) {
  const chunk = manifest[entry];
  if (seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const style of chunk.css ?? []) seen.add(style);
  for (const next of [...(chunk.imports ?? []), ...(later ? (chunk.dynamicImports ?? []) : [])])
    loadedBy(next, later, seen);
  return seen;
}

const sizeOf = (file) => gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length;
const problems = [];
for (const entry of ['index.html', 'desk.html', 'wall.html', 'helper.html']) {
  const files = [...loadedBy(entry)];
  const script = files
    .filter((file) => file.endsWith('.js'))
    .reduce((sum, file) => sum + sizeOf(file), 0);
  const style = files
    .filter((file) => file.endsWith('.css'))
    .reduce((sum, file) => sum + sizeOf(file), 0);
  const inKb = (bytes) => `${(bytes / 1024).toFixed(1)} kB`;
  console.log(`${entry.padEnd(12)} ${inKb(script)} script, ${inKb(style)} style (gzip)`);
  if (entry === 'index.html' && script > BUDGET)
    problems.push(`index.html: ${script} bytes of script, at most ${BUDGET}`);
}
for (const file of loadedBy('index.html', true)) {
  const text = readFileSync(`dist/${file}`, 'utf8');
  for (const [pattern, name] of ABSENT)
    if (pattern.test(text)) problems.push(`${file}: ${name}, which the oldest phones lack`);
}
for (const page of ['index', 'desk', 'wall', 'helper']) {
  const text = readFileSync(`dist/${page}.html`, 'utf8');
  if (/<style|\sstyle=|<script(?![^>]*\ssrc=)/.test(text))
    problems.push(`${page}.html: inline style or script, which the content policy forbids`);
  if (/https?:\/\//.test(text)) problems.push(`${page}.html: an address outside`);
}
if (existsSync('dist/.vite')) rmSync('dist/.vite', { recursive: true });
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);
