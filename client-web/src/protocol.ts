// The wire's types and close codes, from protocol/. Nothing else in the client names those files.
import { closeCodes, type CloseReason } from '../../protocol/close_codes.ts';

export type * from '../../protocol/messages.ts';
export {
  closeCodes,
  comesBack,
  protocolVersion,
  type CloseReason,
} from '../../protocol/close_codes.ts';

export function closeReason(code: number): CloseReason | null {
  const found = Object.entries(closeCodes).find(([, value]) => value === code);
  return found ? (found[0] as CloseReason) : null;
}
