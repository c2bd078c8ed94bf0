// The latest picture of each kind. A picture replaces the one before it whole; the client folds
// nothing. A phone shows the public and its own picture only when both speak of the same step.
import type {
  DeskPage,
  DeskView,
  HelperView,
  ParticipantView,
  PublicView,
  ServerMessage,
  VisitorView,
  WallView,
} from '../protocol.ts';

export interface Pair {
  public: PublicView;
  own: ParticipantView;
}

interface Latest {
  visitor_view?: VisitorView;
  public_view?: PublicView;
  participant_view?: ParticipantView;
  desk_view?: DeskView;
  desk_page?: DeskPage;
  wall_view?: WallView;
  helper_view?: HelperView;
}

const PICTURES = /_view$|^desk_page$/;

export class Pictures {
  /** By the message's type. */
  latest = $state.raw<Latest>({});
  /** The last public and own picture that agreed. */
  pair = $state.raw<Pair | null>(null);

  take(message: ServerMessage): void {
    if (!PICTURES.test(message.type)) return;
    this.latest = { ...this.latest, [message.type]: message };
    const { public_view, participant_view } = this.latest;
    if (public_view && participant_view?.step === public_view.step) {
      this.pair = { public: public_view, own: participant_view };
    }
  }
}
