// Holds schema, samples and generated types together: messages.ts is fresh, every good sample is
// valid, every bad one is not (unless what is bad about it lies below JSON Schema), the close codes
// are the same everywhere, every message has a sample. Exits 1 with all complaints.
import { readdirSync, readFileSync } from 'node:fs';

import Ajv from 'ajv/dist/2020.js';

import { schemas } from './bundle.mjs';
import { messageTypes, messagesFile } from './types.mjs';

// What a schema cannot see: the parser has already forgotten it, or it is about bytes.
const belowSchema = new Set([
  'too_large',
  'too_many_tokens',
  'not_utf8',
  'duplicate_key',
  'not_an_integer',
]);
const bytesOnly = new Set(['out_of_range.text_bytes']);

const here = new URL('.', import.meta.url);
const folder = (name) => new URL(name, here);
const list = (name) => readdirSync(folder(name)).filter((file) => file.endsWith('.json'));
const complaints = [];

const ajv = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true });
for (const schema of schemas) ajv.addSchema(schema);
const client = ajv.getSchema('client_message.schema.json');
const server = ajv.getSchema('server_message.schema.json');

function parse(path) {
  const bytes = readFileSync(folder(path));
  return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
}

// Every member of a good sample that a schema requires is really needed, and no other one is let
// in: the positive control of this check.
function control(validate, message, name) {
  for (const key of Object.keys(message)) {
    if (key === 'pad') continue;
    const { [key]: _, ...without } = message;
    if (validate(without)) complaints.push(`${name}: the schema does not require ${key}`);
  }
  if (validate({ ...message, zzz: 1 })) complaints.push(`${name}: the schema lets zzz in`);
}

const types = new Set();
for (const file of list('samples/')) {
  if (file === 'close_codes.json') continue;
  const message = parse(`samples/${file}`);
  types.add(message.type);
  if (message.type !== file.split('.')[0]) complaints.push(`${file}: named after another type`);
  const validate = [client, server].find((candidate) => candidate(message));
  if (validate) control(validate, message, file);
  else complaints.push(`${file}: not valid`);
}

for (const schema of schemas.filter(({ oneOf }) => oneOf)) {
  for (const definition of Object.values(schema.$defs)) {
    const type = definition.properties?.type?.const;
    if (type && !types.has(type)) complaints.push(`${type}: no sample`);
  }
}

const camel = (name) => name.replaceAll(/(?:^|_)([a-z])/g, (_, letter) => letter.toUpperCase());
for (const file of list('samples/http/')) {
  const name = camel(file.split('.')[0]);
  const validate = ajv.getSchema(`http.schema.json#/$defs/${name}`);
  if (!validate) complaints.push(`http/${file}: no body is called ${name}`);
  else if (!validate(parse(`samples/http/${file}`))) complaints.push(`http/${file}: not valid`);
  else if (validate({ zzz: 1 })) complaints.push(`http/${file}: the schema lets zzz in`);
}

for (const file of list('samples/bad/')) {
  const [reason, name] = file.split('.');
  if (belowSchema.has(reason) || bytesOnly.has(`${reason}.${name}`)) continue;
  let message;
  try {
    message = parse(`samples/bad/${file}`);
  } catch {
    continue;
  }
  const validate = name.startsWith('server_') ? server : client;
  if (validate(message)) complaints.push(`bad/${file}: valid by the schema`);
}

// The examples of the README are the samples they name.
const readme = readFileSync(folder('README.md'), 'utf8');
const examples = [...readme.matchAll(/`(samples\/[\w./]+\.json)`\n\n```json\n([^]*?)\n```/g)];
for (const [, path, text] of examples) {
  if (readFileSync(folder(path), 'utf8').trimEnd() !== text) complaints.push(`README.md: not ${path}`);
}
if (examples.length < 10) complaints.push('README.md: its examples were not found');

// Read as text: not every Node reads TypeScript.
function closeCodes() {
  const text = readFileSync(folder('close_codes.ts'), 'utf8');
  const pairs = [...text.matchAll(/^ {2}(\w+): (\d+),$/gm)];
  return Object.fromEntries(pairs.map(([, name, code]) => [name, Number(code)]));
}

if (JSON.stringify(closeCodes()) !== JSON.stringify(parse('samples/close_codes.json'))) {
  complaints.push('close_codes.ts differs from its sample');
}

if ((await messageTypes()) !== readFileSync(messagesFile, 'utf8')) {
  complaints.push('messages.ts is stale: npm run generate');
}

for (const complaint of complaints) console.error(complaint);
const good = list('samples/').length - 1 + list('samples/http/').length;
console.log(
  `${types.size} message types, ${good} good samples, ${list('samples/bad/').length} bad ones`,
);
process.exitCode = complaints.length > 0 ? 1 : 0;
