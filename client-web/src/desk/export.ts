// A file of the result, saved to this device.
import { staffSentence } from '../i18n/en/staff_refusals.ts';
import { desk } from '../i18n/en/desk.ts';
import { download, roomPath } from '../lib/http.ts';
import type { Acts } from './acts.svelte.ts';

export type ExportFile = 'pairs.csv' | 'result.json';

/** Asks for the PIN when it is needed; then says how it went. */
export async function exportFile(
  acts: Acts,
  file: ExportFile,
  say: (text: string) => void,
): Promise<void> {
  const { room, ticket } = acts.staff;
  const answer = await download(roomPath(room, `export/${file}`), ticket);
  if (!answer.ok) {
    if (answer.error === 'pin_needed')
      acts.panel = { kind: 'pin', then: () => void exportFile(acts, file, say) };
    else say(staffSentence(answer.error));
    return;
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(answer.value);
  link.download = file;
  link.click();
  URL.revokeObjectURL(link.href);
  say(desk.result.exported);
}
