/** The parts of the set-up. */
export type SetupTab = 'settings' | 'people' | 'programme' | 'feasibility' | 'slips' | 'links';
