// Why a connection ended, and what to do.
import type { CloseReason } from '../../protocol.ts';

export const closed: Record<CloseReason, string> = {
  restarting: 'The event computer is starting again.',
  slow: 'The connection was too slow. Trying again.',
  idle: 'Nothing was heard for a while. Trying again.',
  moved: 'The event moved to another computer. Trying again.',
  overloaded: 'Very many people are connecting. Trying again.',
  internal_fault: 'Something went wrong on the event computer. Trying again.',
  bad_message:
    'This page and the event computer do not understand each other. Please load the page again.',
  bad_ticket: 'The event does not know this device. Please use your slip again, or ask a helper.',
  room_closed: 'This event is over, or it never was.',
  removed: 'You are no longer part of this event. Please speak to the organizer.',
  revoked: 'You went on with another device. This one has stopped.',
  upgrade_required: 'This page is out of date. Please load it again.',
  too_many_messages: 'This page was stopped because it sent too much. Please load it again.',
};
