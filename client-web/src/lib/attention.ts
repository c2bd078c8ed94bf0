// What happens beside the picture: a short shake at a change of phase, and a screen that stays lit
// while the evening runs. Both only where the browser can; nothing is asked of the guest.
/** Browsers shake only after a first tap, and complain before. */
export function attention(): void {
  const tapped = 'userActivation' in navigator ? navigator.userActivation.hasBeenActive : true;
  if (tapped && typeof navigator.vibrate === 'function') navigator.vibrate([120, 80, 120]);
}

interface Lock {
  release(): Promise<void>;
}

async function lightOn(): Promise<Lock | null> {
  if (!('wakeLock' in navigator) || document.visibilityState !== 'visible') return null;
  return navigator.wakeLock.request('screen').catch(() => null);
}

/** Keeps the screen lit until the returned function is called; asks again whenever the page is
 * looked at, since the browser drops the wish when it is not. */
export function stayAwake(): () => void {
  let lock = lightOn();
  const again = () => {
    if (document.visibilityState === 'visible') lock = lightOn();
  };
  document.addEventListener('visibilitychange', again);
  return () => {
    document.removeEventListener('visibilitychange', again);
    void lock.then((held) => held?.release().catch(() => undefined));
  };
}
