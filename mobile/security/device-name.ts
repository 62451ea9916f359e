/** A name for this phone's passkey that its owner will recognise, from the browser's own description of itself. */
export function deviceName(userAgent: string): string {
  const android = /Android[^;]*;\s*([^;)]+?)(?:\s+Build\/[^;)]*)?[;)]/.exec(userAgent)?.[1];
  if (/iPhone/.test(userAgent)) return 'iPhone';
  if (/iPad/.test(userAgent)) return 'iPad';
  if (android && android !== 'K') return android.slice(0, 60);
  if (/Android|HarmonyOS/.test(userAgent)) return '安卓手机';
  if (/Macintosh/.test(userAgent)) return 'Mac';
  return /Windows/.test(userAgent) ? 'Windows 电脑' : '我的设备';
}
