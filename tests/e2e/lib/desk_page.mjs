// What an organizer does on the desk's page, by what is written there.
import { until } from './server.mjs';

const ASKS = new Set([
  'Start',
  'Skip',
  'Go back',
  'End the rounds',
  'Break',
  'Close ratings',
  'Withdraw the result',
  'Make final',
  'Publish',
]);

export class DeskPage {
  constructor(page) {
    this.page = page;
  }

  button(name) {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Creates an event; keeps what the sheet shows once. */
  async create(title) {
    await this.button('New event').click();
    await this.page.getByLabel('Title').fill(title);
    await this.button('Create').click();
    const said = (label) =>
      this.page.locator('dl > div', { hasText: label }).locator('dd').innerText();
    this.pin = (await said('PIN')).replace(/\D/g, '');
    this.code = (await said('Event code')).replace(/\s/g, '');
    return this;
  }

  async leaveSheet() {
    await this.button('I have it, go on').click();
  }

  async tab(name) {
    await this.page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
  }

  async importPeople(csv, count) {
    await this.tab('People');
    await this.page.getByLabel('or paste the table here').fill(csv);
    await this.button('Check').click();
    await this.page.getByRole('button', { name: `Import ${count} people` }).click();
    await this.page.getByText(`${count} added`).waitFor();
  }

  async settings(values) {
    await this.tab('Settings');
    for (const [label, value] of Object.entries(values)) {
      const field = this.page.getByLabel(label, { exact: true });
      await field.fill(String(value));
      await field.blur();
    }
    await this.button('Save settings').click();
    await this.page.getByText('Saved', { exact: true }).waitFor();
  }

  async slips(count) {
    await this.tab('Slips');
    await this.button('Issue slips for all who have not joined').click();
    await this.page.getByText(`${count} slips issued`).waitFor();
    return this.page.locator('.slip input').evaluateAll((fields) => fields.map((f) => f.value));
  }

  /** A link for a further device: 'Wall', 'Helper at the door', 'Second organizer'. */
  async linkFor(name) {
    await this.tab('Devices');
    const card = this.page.locator('li.card', { hasText: name });
    await card.getByRole('button').click();
    return card.locator('input').inputValue();
  }

  /** Taps a control; where the desk asks once more, taps again. Refusals are errors. */
  async tap(name, { asks = ASKS.has(name) } = {}) {
    await this.button(name).first().click();
    if (asks) {
      const again = this.page.getByRole('dialog').locator('.ends button').first();
      await until(() => again.isEnabled(), `the second tap of ${name}`);
      await again.click();
      await this.page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    const trouble = this.page.getByText(/^Not done: /);
    if (await trouble.count()) throw new Error(`${name}: ${await trouble.first().innerText()}`);
  }

  async enterPin() {
    const field = this.page.getByRole('textbox', { name: 'PIN' });
    await field.fill(this.pin);
    await this.button('Continue').click();
    // Its panel stands until the answer: what comes next has buttons of the same kind.
    await field.waitFor({ state: 'detached' });
  }

  /** Waits until the desk's heading says so. */
  async shows(text, seconds = 30) {
    await this.page.locator('h1', { hasText: text }).waitFor({ timeout: seconds * 1000 });
  }

  async download(name) {
    const saved = this.page.waitForEvent('download');
    await this.button(name).click();
    return (await saved).path();
  }
}
