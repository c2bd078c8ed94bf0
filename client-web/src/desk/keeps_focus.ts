// Keeps the keyboard's place in a list whose buttons come and go: when the focused one vanishes,
// the next one in the list has the focus, or the page's heading when there is none.
const buttonIn = (row: Element): HTMLElement | null =>
  row.querySelector<HTMLElement>('button:not(:disabled)');

export function keepsFocus(list: HTMLElement): { destroy(): void } {
  let held: Element | null = null;
  let place = -1;

  const took = (event: FocusEvent) => {
    held = event.target as Element;
    place = [...list.children].findIndex((row) => row.contains(held));
  };
  // Who goes elsewhere is not called back; who vanished is found gone a moment later.
  const left = (event: FocusEvent) => {
    const gone = event.target as Element;
    queueMicrotask(() => {
      if (held === gone && gone.isConnected) held = null;
    });
  };
  const changed = () => {
    if (held === null || held.isConnected) return;
    held = null;
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    const rows = [...list.children];
    const order = [...rows.slice(place), ...rows.slice(0, place).reverse()];
    const next = order.map(buttonIn).find((button) => button !== null);
    (next ?? document.querySelector<HTMLElement>('h1'))?.focus();
  };
  const watch = new MutationObserver(changed);
  watch.observe(list, { childList: true, subtree: true });
  list.addEventListener('focusin', took);
  list.addEventListener('focusout', left);
  return { destroy: () => watch.disconnect() };
}
