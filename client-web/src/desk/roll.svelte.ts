// Who is who: the rows of the list of people that this desk has seen. The log is told by badge
// numbers only; their names are read here.
import { untrack } from 'svelte';
import type { DeskPage, PersonRow } from '../protocol.ts';

export class Roll {
  rows = $state.raw<ReadonlyMap<number, PersonRow>>(new Map());

  take(page: DeskPage | undefined): void {
    if (page?.list !== 'people') return;
    const rows = new Map(untrack(() => this.rows));
    for (const row of page.rows) rows.set(row.badge, row);
    this.rows = rows;
  }

  nameOf = (badge: number): string | undefined => this.rows.get(badge)?.name;
}
