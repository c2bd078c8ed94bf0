// take.js OUT [NAME…]: screenshots of the scenes (all, or those whose name begins with NAME), at the
// sizes of each device, light and dark. Says what the browser's console complained about.
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { serve } from './server.js';
import { runnerImport } from 'vite';

const [out = 'shots', ...names] = process.argv.slice(2);
const SIZES = {
  participant: [
    [390, 844],
    [320, 568],
  ],
  organizer: [[1024, 768]],
  helper: [[390, 844]],
  wall: [[1920, 1080]],
};
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

async function take(name, scene, [width, height], scheme) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme });
  const page = await context.newPage();
  page.on(
    'console',
    (message) => message.type() === 'error' && console.log(`${name}: ${message.text()}`),
  );
  page.on('pageerror', (error) => console.log(`${name}: ${error.message}`));
  await page.goto(server.address + module.linkOf(name, scene));
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
  await page.screenshot({
    path: `${out}/${name}-${width}-${scheme}.png`,
    fullPage: scene.role === 'participant',
  });
  await context.close();
}

for (const [name, scene] of Object.entries(server.scenes)) {
  if (names.length > 0 && !names.some((wanted) => name.startsWith(wanted))) continue;
  for (const size of SIZES[scene.role])
    for (const scheme of size[0] === 320 ? ['light'] : ['light', 'dark'])
      await take(name, scene, size, scheme);
}
await browser.close();
server.close();
process.exit(0);
