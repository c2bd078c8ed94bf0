// Feasibility, in a real browser: what stands against an evening is read at the desk while it is
// set up, on a tablet and on a phone, and what is still possible while it runs.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { axe, keyboard, launch, openPage, shot } from './lib/browser.mjs';
import { DeskPage } from './lib/desk_page.mjs';
import {
  createEvent,
  Guest,
  http,
  linkOf,
  must,
  organizerOf,
  serverTicket,
  slipsOf,
} from './lib/event.mjs';
import { Server } from './lib/server.mjs';

const TABLET = { width: 820, height: 1180 };
const PHONE = { width: 390, height: 844 };

// Ada reports to Bo and is of one group with all the others; Cleo and Dan both cannot walk.
const people = `id,name,side,group,manager,stays_seated,wants,offers
a1,Ada North,Junior,Sales,b1,0,negotiation;budgeting,short video
a2,Cleo South,Junior,Law,,1,negotiation,community
a3,Eve East,Junior,Art,,0,speaking to a board,short video
a4,Gil West,Junior,Art,,0,budgeting,
a5,Ivo Hill,Junior,,,0,,community
b1,Bo Lake,Senior,Board,,0,short video,budgeting
b2,Dan Stone,Senior,Sales,,1,community,
b3,Finn Wood,Senior,Sales,,0,,budgeting
`;
const rules = { reporting_line: 'direct', same_group: true };

let server, browser, event, watch, desk, page;
let guests = [];

before(async () => {
  server = await new Server().start();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  for (const guest of guests) guest.device.close();
  watch?.close();
  await server?.dispose();
});

/** The screen on a tablet and on a phone, in light and in dark, and what a check of it finds. */
async function look(name) {
  for (const [size, viewport] of Object.entries({ tablet: TABLET, phone: PHONE })) {
    await page.setViewportSize(viewport);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wider <= 0, `${name} on a ${size} is ${wider} px wider than the screen`);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await shot(page, `${name}-${size}-${colorScheme}`);
      assert.deepEqual(await axe(page), [], `axe on ${name}, ${size}, ${colorScheme}`);
    }
    assert.deepEqual(await keyboard(page), [], `keyboard on ${name}, ${size}`);
  }
  await page.setViewportSize(TABLET);
  await page.emulateMedia({ colorScheme: 'light' });
  assert.deepEqual(page.problems, [], name);
}

const listed = (name) => page.getByRole('list', { name }).getByRole('listitem').allInnerTexts();
const says = (text) => page.getByText(text).first().waitFor();

test('O81 while the event is set up contradictions are named, with what can be done', async () => {
  const ticket = await serverTicket(server);
  const side_names = ['Junior', 'Senior'];
  const settings = { rounds: 4, talk_ms: 120000, breaks_after: [2], side_names };
  event = await createEvent(server, ticket, { title: 'Can it work out?', settings, people });
  watch = await organizerOf(server, event);
  page = await openPage(browser, 'desk', (await linkOf(server, event, 'organizer')).link);
  await page.setViewportSize(TABLET);
  desk = new DeskPage(page);
  await desk.tab('Feasibility');
  await says('5 and 3 places: at least 2 stay without a partner.');
  const [earlier] = await listed('People, fewest choices first');
  assert.match(earlier, /may meet [23] of 3/);
  const answer = await http(server.origin, 'PUT', `${event.path}/rules`, { ticket, body: rules });
  assert.equal(answer.status, 200);
  await says('Ada N. may meet nobody');
  const [first] = await listed('People, fewest choices first');
  assert.match(first, /Ada North/);
  assert.match(first, /may meet 0 of 3/);
  assert.match(first, /reporting line 1, same group 2/);
  const findings = await listed('To look at');
  assert.ok(
    findings.some((one) => /Cleo S. and Dan S. never meet/.test(one)),
    findings.join('\n'),
  );
  assert.ok(
    findings.some((one) => /Ivo H. has no group/.test(one)),
    findings.join('\n'),
  );
  const tags = await listed('Wanted and offered');
  assert.match(tags[0], /negotiation\s+wanted by 2 of Junior, offered by nobody/);
  await look('feasibility-desk');
});

test('O81 somebody is found by name, and the gravest stands above every other screen', async () => {
  await page.getByRole('searchbox').last().fill('finn');
  await page
    .getByRole('list', { name: /fewest/ })
    .getByText('Finn Wood')
    .waitFor();
  await page.getByText('Ada North').waitFor({ state: 'detached' });
  assert.equal((await listed('People, fewest choices first')).length, 1);
  await desk.tab('People');
  await says('5 and 3 places: at least 2 stay without a partner.');
  await look('findings-desk');
  await page.getByRole('button', { name: /more to look at/ }).click();
  await page.getByRole('heading', { name: 'Feasibility' }).waitFor();
});

test('O81 while the evening runs it tells what is still possible among those here', async () => {
  await must(watch, 'open');
  const slips = await slipsOf(server, event);
  guests = await Promise.all(slips.map(({ link }) => Guest.enter(server, link)));
  await must(watch, 'open_lobby');
  await Promise.all(guests.map((guest) => guest.arrive()));
  await must(watch, 'start');
  await watch.phase('move');
  await must(watch, 'skip');
  await watch.phase('talk');
  await desk.shows('Talk');
  await desk.tab('Feasibility');
  await says('Of those who are here');
  const people = await listed('People, fewest choices first');
  assert.equal(people.length, 8);
  assert.ok(
    people.some((one) => /met this evening 1/.test(one)),
    people.join('\n'),
  );
  assert.ok(
    people.some((one) => /1 of \d talks/.test(one)),
    people.join('\n'),
  );
  await look('feasibility-talk-desk');
  // What a page shows is held against the schema by a device that reads the same list.
  watch.say({ type: 'show', list: 'feasibility', filter: '', from: 0 });
  await watch.seen('desk_page', (list) => list.summary.started && list.rows.length === 8);
  assert.deepEqual(watch.complaints, []);
  // Who goes is no longer counted, without a tap at the desk.
  const gone = await guests[4].device.ask({ type: 'go_away' });
  assert.equal(gone.type, 'ack');
  await page.getByText('Ivo Hill').waitFor({ state: 'detached' });
  assert.deepEqual(page.problems, []);
});
