// Writes messages.ts from the schemas.
import { writeFileSync } from 'node:fs';

import { messagesFile, messageTypes } from './types.mjs';

writeFileSync(messagesFile, await messageTypes());
