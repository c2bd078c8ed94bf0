// How the last announcement is shown: while it stands, and, to those who saw it stand, as withdrawn
// until the next phase begins. Asked again with the same picture, it answers the same.
import type { Announcement, Clock } from '../protocol.ts';

export class Announced {
  private stood_ = 0;
  private withdrawn_in_ = '';

  of(said: Announcement | null, clock: Clock): 'none' | 'stands' | 'withdrawn' {
    if (said === null) return 'none';
    if (!said.withdrawn) {
      this.stood_ = said.number;
      this.withdrawn_in_ = '';
      return 'stands';
    }
    if (this.stood_ !== said.number) return 'none';
    const moment = `${clock.phase} ${clock.round}`;
    if (this.withdrawn_in_ === '') this.withdrawn_in_ = moment;
    return this.withdrawn_in_ === moment ? 'withdrawn' : 'none';
  }
}
