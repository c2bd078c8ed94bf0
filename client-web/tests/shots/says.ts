// What a scene is made of.
import type { ServerMessage } from '../../src/protocol.ts';

export interface SceneSays {
  role: 'participant' | 'organizer' | 'helper' | 'wall';
  says: ServerMessage[];
  visitor?: ServerMessage[];
  acting?: boolean;
  offline?: boolean;
  silent?: boolean;
  /** Another way in than the role's. */
  link?: string;
  /** A button to press before the picture is taken. */
  press?: string[];
}
