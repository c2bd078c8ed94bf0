// Reads the schemas; joins them into one document for the type generator.
import { readFileSync } from 'node:fs';

const names = ['common', 'client_message', 'server_message', 'http'];

export const schemas = names.map((name) =>
  JSON.parse(readFileSync(new URL(`schema/${name}.schema.json`, import.meta.url), 'utf8')),
);

// One schema with the definitions of all; a name defined twice is an error.
export function bundle() {
  const $defs = {};
  const add = (name, definition) => {
    if (name in $defs) throw new Error(`${name} is defined in two schemas`);
    $defs[name] = definition;
  };
  for (const schema of schemas) {
    for (const [name, definition] of Object.entries(schema.$defs)) add(name, definition);
    const { title, description, oneOf, anyOf } = schema;
    if (oneOf || anyOf) add(title, { description, anyOf: oneOf ?? anyOf });
  }
  const text = JSON.stringify({ title: 'Anything', $defs, anyOf: [] });
  const joined = JSON.parse(text.replaceAll(/"[a-z_]+\.schema\.json#/g, '"#'));
  joined.anyOf = ['ClientMessage', 'ServerMessage', 'HttpBody'].map((name) => ({
    $ref: `#/$defs/${name}`,
  }));
  return joined;
}
