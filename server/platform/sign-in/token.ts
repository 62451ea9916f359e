import { createHash, randomBytes, randomInt } from 'node:crypto';

/** 256 random bits; what a session's cookie holds. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** How tokens and keys stand in the database. They are random enough that a plain digest can't be guessed back. */
export function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Letters and digits that are not taken for one another when read aloud or copied: no 0 o 1 l i. */
const legible = 'abcdefghjkmnpqrstuvwxyz23456789';

/** `groups` groups of `size` legible characters, about 5 bits each: `kfm3-xq7t-…`. */
export function legibleCode(groups: number, size: number): string {
  const group = () => Array.from({ length: size }, () => legible[randomInt(legible.length)]).join('');
  return Array.from({ length: groups }, group).join('-');
}

/** A one-time password: four groups of four, 79 bits. */
export function oneTimePassword(): string {
  return legibleCode(4, 4);
}

/** A new API key: `rsk_<prefix>_<secret>`. The prefix is shown in lists, the whole key only once. */
export function newApiKey(): { key: string; prefix: string } {
  const prefix = legibleCode(1, 8);
  return { key: `rsk_${prefix}_${newToken()}`, prefix };
}

/** The key in an Authorization header; null when it holds none of ours. */
export function keyInAuthorization(header: string | undefined): string | null {
  return /^bearer\s+(rsk_[a-z2-9]{8}_[A-Za-z0-9_-]{43})\s*$/i.exec(header ?? '')?.[1] ?? null;
}
