// The text of messages.ts, made from the schemas.
import { compile } from 'json-schema-to-typescript';

import { bundle } from './bundle.mjs';

const banner = `// Generated from protocol/schema by \`npm run generate\` in protocol/. Do not edit:
// change the schema, the struct and a sample, then generate again.`;

export const messagesFile = new URL('messages.ts', import.meta.url);

export function messageTypes() {
  return compile(bundle(), 'Anything', {
    bannerComment: banner,
    additionalProperties: false,
    enableConstEnums: false,
    style: { printWidth: 100, singleQuote: true },
  });
}
