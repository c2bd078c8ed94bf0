// Holds every frame of the real server against protocol/schema.
import { readFileSync } from 'node:fs';

import Ajv from 'ajv/dist/2020.js';

const read = (name) =>
  JSON.parse(
    readFileSync(new URL(`../../../protocol/schema/${name}.schema.json`, import.meta.url), 'utf8'),
  );

const ajv = new Ajv({ strict: false, allErrors: false });
for (const name of ['common', 'client_message']) ajv.addSchema(read(name));
const isServerMessage = ajv.compile(read('server_message'));

/** What is wrong with a frame of the server, or null. */
export function complaint(text) {
  const value = JSON.parse(text);
  if (isServerMessage(value)) return null;
  return `${value.type}: ${ajv.errorsText(isServerMessage.errors)}`;
}
