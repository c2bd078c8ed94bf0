// take.js OUT [NAME…]: screenshots of the scenes (all, or those whose name begins with NAME), at the
// sizes of each device, light and dark; with TEXT=200 at twice the reader's text size, with
// WIDTHS=390,320 at these widths only. Says what the browser's console complained about.
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { serve } from './server.js';
import { runnerImport } from 'vite';

const [out = 'shots', ...names] = process.argv.slice(2);
const SIZES = {
  participant: [
    [390, 844],
    [320, 568],
    [844, 390],
  ],
  organizer: [
    [1024, 768],
    [820, 1180],
    [1180, 820],
    [390, 844],
    [320, 640],
  ],
  helper: [
    [390, 844],
    [320, 568],
  ],
  wall: [
    [1920, 1080],
    [1024, 768],
  ],
};
const WIDTHS = (process.env['WIDTHS'] ?? '').split(',').filter(Boolean).map(Number);
const SMALL = new Set([320, 844]);
const TEXT = `${process.env['TEXT'] ?? 100}%`;
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const { module } = await runnerImport(new URL('./scenes.ts', import.meta.url).pathname);
const server = await serve();
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium-headless-shell',
  args: FLAGS,
});
mkdirSync(out, { recursive: true });

/** What of the wall runs off the screen, or out of the part that it stands in. */
function outside() {
  const parts = [...document.querySelectorAll('.plan, .open, .page')];
  const high = parts.filter((part) => part.scrollHeight > part.clientHeight + 1);
  const off = [...document.querySelectorAll('main *')].filter((part) => {
    const { right, bottom } = part.getBoundingClientRect();
    return right > innerWidth + 1 || bottom > innerHeight + 1;
  });
  return [...new Set([...high, ...off])].map((part) => `${part.className} does not fit`);
}

async function take(name, scene, [width, height], scheme) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme });
  const page = await context.newPage();
  page.on(
    'console',
    (message) => message.type() === 'error' && console.log(`${name}: ${message.text()}`),
  );
  page.on('pageerror', (error) => console.log(`${name}: ${error.message}`));
  await page.goto(server.address + module.linkOf(name, scene));
  await page.evaluate((text) => (document.documentElement.style.fontSize = text), TEXT);
  await page.waitForTimeout(350);
  if (scene.visitor) {
    await page.fill('input', 'Iris Maier');
    await page.click('button.btn');
    await page.waitForTimeout(200);
  }
  for (const selector of scene.press ?? []) {
    await page
      .click(selector, { timeout: 2000 })
      .catch((error) => console.log(`${name}: ${error.message.split('\n')[0]}`));
    await page.waitForTimeout(200);
  }
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (overflow > 0) console.log(`${name} ${width}: ${overflow}px wider than the screen`);
  if (scene.role === 'wall')
    for (const place of await page.evaluate(outside)) console.log(`${name} ${width}: ${place}`);
  await page.screenshot({
    path: `${out}/${name}-${width}-${scheme}.png`,
    fullPage: scene.role === 'participant',
  });
  await context.close();
}

for (const [name, scene] of Object.entries(server.scenes)) {
  if (names.length > 0 && !names.some((wanted) => name.startsWith(wanted))) continue;
  for (const size of SIZES[scene.role].filter(
    ([width]) => WIDTHS.length === 0 || WIDTHS.includes(width),
  ))
    for (const scheme of SMALL.has(size[0]) ? ['light'] : ['light', 'dark'])
      await take(name, scene, size, scheme);
}
await browser.close();
server.close();
process.exit(0);
