import { call } from '#contract/call.ts';
import { subscribePush, unsubscribePush } from '#contract/notice.ts';
import { deviceName } from '../security/device-name.ts';

/** How push stands on this phone. `blocked`: its owner has forbidden it in the browser. */
export type Standing = 'impossible' | 'needs-home-screen' | 'blocked' | 'off' | 'on';

const kept = 'renshi.push-id';

/** The worker of the built app; null when there is none, as over plain http. */
async function worker(): Promise<ServiceWorkerRegistration | null> {
  if (!('serviceWorker' in navigator)) return null;
  return (await navigator.serviceWorker.getRegistration('/m/')) ?? null;
}

export async function standing(): Promise<Standing> {
  const registration = await worker();
  if (!registration || !('PushManager' in window) || !('Notification' in window)) {
    const isApple = /iPhone|iPad/.test(navigator.userAgent) && !matchMedia('(display-mode: standalone)').matches;
    return isApple ? 'needs-home-screen' : 'impossible';
  }
  if (Notification.permission === 'denied') return 'blocked';
  const subscription = await registration.pushManager.getSubscription();
  return subscription && localStorage.getItem(kept) ? 'on' : 'off';
}

/** Asks the phone's owner, then its push service, then tells the server. False when the owner said no. */
export async function turnOn(publicKey: string): Promise<boolean> {
  const registration = await worker();
  if (!registration || (await Notification.requestPermission()) !== 'granted') return false;
  // One that was made with other keys of the house is of no use.
  await (await registration.pushManager.getSubscription())?.unsubscribe();
  const made = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
  const { endpoint = '', keys = {} } = made.toJSON();
  const body = { endpoint, p256dh: keys.p256dh ?? '', auth: keys.auth ?? '', device: deviceName(navigator.userAgent) };
  try {
    const { id } = await call(subscribePush, { body });
    localStorage.setItem(kept, id);
    return true;
  } catch (fault) {
    await made.unsubscribe();
    throw fault;
  }
}

export async function turnOff(): Promise<void> {
  const id = localStorage.getItem(kept);
  if (id) await call(unsubscribePush, { params: { id } });
  localStorage.removeItem(kept);
  await (await (await worker())?.pushManager.getSubscription())?.unsubscribe();
}
