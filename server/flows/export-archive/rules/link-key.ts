import { createHmac, timingSafeEqual } from 'node:crypto';

/** The secret half of a link: 256 bits that follow from the export, when its file was made, and a key of the house. Kept nowhere. */
export function linkKey(secret: string, exportId: string, madeAt: Date): string {
  return createHmac('sha256', secret).update(`${exportId} ${madeAt.getTime()}`).digest('base64url');
}

export function isLinkKey(given: string, secret: string, exportId: string, madeAt: Date): boolean {
  const [told, right] = [Buffer.from(given), Buffer.from(linkKey(secret, exportId, madeAt))];
  return told.length === right.length && timingSafeEqual(told, right);
}
