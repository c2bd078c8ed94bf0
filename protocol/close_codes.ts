// Why a socket was closed: the same list as close_code.hpp; samples/close_codes.json holds the two
// together. 4000–4499: come back. 4500–4999: do not.

export const closeCodes = {
  restarting: 4000,
  slow: 4001,
  idle: 4002,
  moved: 4003,
  overloaded: 4004,
  internal_fault: 4005,
  bad_message: 4500,
  bad_ticket: 4501,
  room_closed: 4502,
  removed: 4503,
  revoked: 4504,
  upgrade_required: 4505,
  too_many_messages: 4506,
} as const;

export type CloseReason = keyof typeof closeCodes;

/** Whether a client tries again by itself. Codes of the network's own (1006, …) say yes. */
export function comesBack(code: number): boolean {
  return code < 4500 || code > 4999;
}

/** The number of the protocol that this client speaks; sent in `hello`. */
export const protocolVersion = 1;
