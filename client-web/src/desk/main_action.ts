// The one main button of each phase. Pure.
import type { ControlAction, DeskView, PublicView } from '../protocol.ts';

export function mainAction(view: PublicView, desk: DeskView): ControlAction | null {
  const { phase, paused } = view.clock;
  switch (phase) {
    case 'draft':
      return 'open';
    case 'open':
      return 'open_lobby';
    case 'lobby':
      return 'start';
    case 'waiting':
      return 'proceed';
    case 'move':
    case 'talk':
    case 'rate':
    case 'pause_break':
      return paused ? 'resume' : 'pause';
    case 'review':
      return 'close_ratings';
    case 'preview':
      return previewAction(desk);
    case 'published':
      return publishedAction(desk);
    default:
      return null;
  }
}

function previewAction(desk: DeskView): ControlAction | null {
  if (desk.publish.bar_until_tick !== null) return 'cancel_publish';
  if (desk.matching.state === 'none' || desk.matching.state === 'running') return null;
  return desk.matching.shown ? 'prepare_publish' : 'show_pairs';
}

function publishedAction(desk: DeskView): ControlAction | null {
  if (desk.publish.bar_until_tick !== null) return 'cancel_publish';
  if (desk.publish.withdrawn) return 'prepare_publish';
  return desk.publish.final_result ? null : 'make_final';
}

/** The quieter controls of each phase, in the order of the bar. */
export function sideActions(view: PublicView, desk: DeskView): ControlAction[] {
  const { phase } = view.clock;
  switch (phase) {
    case 'draft':
    case 'open':
    case 'lobby':
      return ['cancel_event'];
    case 'move':
    case 'talk':
    case 'rate':
      return ['extend', 'skip', 'call_break', 'add_round', 'shorten', 'go_back', 'end_rounds'];
    case 'pause_break':
      return ['extend', 'skip', 'add_round', 'shorten', 'go_back', 'end_rounds'];
    case 'waiting':
      return ['call_break', 'add_round', 'end_rounds'];
    case 'review':
      return [view.clock.paused ? 'resume' : 'pause', 'extend', 'shorten', 'go_back'];
    case 'closed':
      return ['reopen_ratings'];
    case 'preview':
      return desk.matching.shown ? [] : ['reopen_ratings'];
    case 'published':
      return desk.publish.final_result || desk.publish.withdrawn ? ['purge'] : ['withdraw'];
    case 'cancelled':
      return ['purge'];
    default:
      return [];
  }
}
