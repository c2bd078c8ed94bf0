// QR codes made on the desk, loaded only when somebody looks at one: the link never leaves the
// page.
export interface Qr {
  path: string;
  modules: number;
}

export async function qrOf(text: string): Promise<Qr> {
  const { encode } = await import('uqr');
  const { data, size } = encode(text, { border: 4, ecc: 'M' });
  const rows = data.map((row, y) =>
    row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join(''),
  );
  return { path: rows.join(''), modules: size };
}

/** True when the text is on the clipboard; plain HTTP has none. */
export async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
