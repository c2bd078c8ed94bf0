// Times and numbers as people read them.

/** 4:12; counts up to the full second, so that 0:00 means over. */
export function minutes(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** 20:14, in the device's own zone and habit of 24 hours. */
export function timeOfDay(ms: number): string {
  const at = new Date(ms);
  return `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`;
}

/** "Ada", of "Ada L." or "Ada Lovelace". */
export const firstName = (name: string): string => name.split(' ')[0] ?? name;

export const isTableNumber = (table: string): boolean => /^\d+$/.test(table);
