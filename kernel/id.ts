/** Random bytes are drawn for 256 ids at a time: one call of the system for each would cost more than all the rest. */
const pool = new Uint8Array(4096);
let at = pool.length;
const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * A new UUID of version 7 (RFC 9562): its first 48 bits are the milliseconds of `now`, so rows made later sort later
 * and an index grows at its end.
 */
export function newId(now: number = Date.now()): string {
  if (at + 16 > pool.length) {
    crypto.getRandomValues(pool);
    at = 0;
  }
  const bytes = pool.subarray(at, at + 16);
  at += 16;
  let ms = now;
  for (let i = 5; i >= 0; i--) {
    bytes[i] = ms % 256;
    ms = Math.floor(ms / 256);
  }
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  let hex = '';
  for (const byte of bytes) hex += pairs[byte];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isId(value: unknown): value is string {
  return typeof value === 'string' && uuid.test(value);
}
