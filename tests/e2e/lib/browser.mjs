// A real browser: one process for all tests of a file, one context per device.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import AxeBuilder from '@axe-core/playwright';
import { chromium } from 'playwright-core';

const shots = fileURLToPath(new URL('../shots/', import.meta.url));
export const sizes = {
  phone: {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
  },
  desk: { viewport: { width: 1180, height: 820 }, hasTouch: true },
  wall: { viewport: { width: 1920, height: 1080 } },
  helper: {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
  },
};

export function launch() {
  const executablePath = execFileSync('which', ['chromium-headless-shell'], {
    encoding: 'utf8',
  }).trim();
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A page of its own device. `problems` collects what must not happen on it. */
export async function openPage(browser, size, url, { prepare } = {}) {
  const context = await browser.newContext({ ...sizes[size], serviceWorkers: 'block' });
  const page = await context.newPage();
  await prepare?.(page);
  page.problems = [];
  page.on('pageerror', (error) => page.problems.push(`error: ${error.message}`));
  page.on('console', (line) => {
    // A socket that cannot connect while the server is down is reported by the browser itself.
    if (line.type() === 'error' && !/WebSocket|ERR_CONNECTION|Failed to load/.test(line.text())) {
      page.problems.push(`console: ${line.text()}`);
    }
  });
  const own = new URL(url).origin;
  page.on('request', (request) => {
    const to = new URL(request.url());
    if (to.origin !== own && !['data:', 'blob:'].includes(to.protocol))
      page.problems.push(`foreign request: ${to}`);
  });
  await page.goto(url);
  return page;
}

export async function shot(page, name) {
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: `${shots}${name}.png` });
}

/** What runs over the edge of the screen, and what words and numbers do not fit their own place. */
export function overEdges(page) {
  return page.evaluate(() => {
    const root = document.documentElement;
    const wider = root.scrollWidth - root.clientWidth;
    const found = wider > 0 ? [`${wider} px wider than the screen`] : [];
    // An address in a field of its own is shown as far as it goes.
    for (const one of document.querySelectorAll('main :not(input), [role=dialog] :not(input)')) {
      const style = getComputedStyle(one);
      const own = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
      const shown = one.checkVisibility() && one.clientWidth > 1 && style.display !== 'inline';
      if (own && shown && one.scrollWidth > one.clientWidth + 1)
        found.push(`${one.scrollWidth} > ${one.clientWidth} px: ${one.innerText.slice(0, 40)}`);
    }
    return found;
  });
}

/** What axe finds against WCAG 2.2 A and AA, as short lines. */
export async function axe(page) {
  const found = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return found.violations.map(
    (v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`,
  );
}

/** Every control that shows can be reached with the Tab key, and shows where the focus is. */
export async function keyboard(page) {
  const wanted = await page.evaluate(() => {
    const all = [
      ...document.querySelectorAll('a[href],button,input,select,textarea,summary,[tabindex="0"]'),
    ];
    const shown = all.filter(
      (e) =>
        !e.disabled &&
        e.checkVisibility?.() !== false &&
        e.getClientRects().length &&
        e.tabIndex >= 0 &&
        !e.closest('[inert]'),
    );
    // A group of radio buttons is one stop.
    const stops = shown.filter(
      (e) =>
        e.type !== 'radio' ||
        e.checked ||
        !shown.some(
          (o) =>
            o !== e &&
            o.type === 'radio' &&
            o.name === e.name &&
            (o.checked || shown.indexOf(o) < shown.indexOf(e)),
        ),
    );
    stops.forEach((e, i) => (e.dataset.stop = String(i)));
    document.activeElement?.blur?.();
    return stops.map(
      (e) => `${e.tagName.toLowerCase()} "${(e.innerText || e.name || e.id || '').slice(0, 40)}"`,
    );
  });
  const reached = new Set();
  const invisible = [];
  for (let press = 0; press < wanted.length + 5; ++press) {
    await page.keyboard.press('Tab');
    const now = await page.evaluate(() => {
      const e = document.activeElement;
      if (!e?.dataset?.stop) return null;
      const style = getComputedStyle(e);
      const shows =
        style.outlineStyle !== 'none' ||
        style.boxShadow !== 'none' ||
        e.matches('input,select,textarea');
      return { stop: Number(e.dataset.stop), shows };
    });
    if (!now) continue;
    reached.add(now.stop);
    if (!now.shows) invisible.push(wanted[now.stop]);
  }
  const missed = wanted.filter((_, i) => !reached.has(i)).map((what) => `not reached: ${what}`);
  return [...missed, ...invisible.map((what) => `focus does not show: ${what}`)];
}
