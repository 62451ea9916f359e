import { type Envelope, EnvelopeFault } from './envelope.ts';

/** Text form: `v1.<key id>.<wrapped data key>.<iv>.<ciphertext and tag>`, each part base64url. */
export function toText(envelope: Envelope): string {
  return `v1.${envelope.keyId}.${base64url(envelope.wrapped)}.${base64url(envelope.iv)}.${base64url(envelope.sealed)}`;
}

export function fromText(text: string): Envelope {
  const parts = text.split('.');
  const [version, keyId, wrapped, iv, sealed] = parts;
  if (version !== 'v1' || parts.length !== 5 || !keyId || !wrapped || !iv || !sealed)
    throw new EnvelopeFault('malformed');
  return { keyId, wrapped: bytes(wrapped), iv: bytes(iv), sealed: bytes(sealed) };
}

/** What stands before the ciphertext in the binary form can be no longer than this. */
export const longestHeader = 2 + 255 + 40 + 12;

/** Binary form: version 1, length of the key id, key id, 40 bytes of wrapped data key, 12 of iv, ciphertext and tag. */
export function toBytes(envelope: Envelope): Buffer {
  return Buffer.concat([header(envelope), envelope.sealed]);
}

export function header(envelope: Omit<Envelope, 'sealed'>): Buffer {
  const keyId = Buffer.from(envelope.keyId, 'ascii');
  return Buffer.concat([Uint8Array.of(1, keyId.length), keyId, envelope.wrapped, envelope.iv]);
}

/** Reads the binary form; a prefix of `longestHeader` bytes is enough when only the header matters. */
export function fromBytes(from: Uint8Array): Envelope {
  const length = from[1] ?? 0;
  const body = 2 + length + 40 + 12;
  if (from[0] !== 1 || length === 0 || from.length < body) throw new EnvelopeFault('malformed');
  return {
    keyId: Buffer.from(from.subarray(2, 2 + length)).toString('ascii'),
    wrapped: from.subarray(2 + length, 2 + length + 40),
    iv: from.subarray(2 + length + 40, body),
    sealed: from.subarray(body),
  };
}

/** Buffer decodes base64url leniently; a form other than the one we write is refused, so that no two texts open alike. */
function bytes(text: string): Buffer {
  const decoded = Buffer.from(text, 'base64url');
  if (decoded.toString('base64url') !== text) throw new EnvelopeFault('malformed');
  return decoded;
}

function base64url(of: Uint8Array): string {
  return Buffer.from(of.buffer, of.byteOffset, of.byteLength).toString('base64url');
}
