import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomFillSync } from 'node:crypto';

/** A 256-bit master key and the short name by which envelopes call it. */
export type MasterKey = { readonly id: string; readonly key: Uint8Array };

/** An envelope that was changed, cut, or sealed by a key that this installation does not have. */
export class EnvelopeFault extends Error {
  readonly reason: 'malformed' | 'unknown-key' | 'tampered';
  readonly keyId: string | null;
  constructor(reason: EnvelopeFault['reason'], keyId: string | null = null) {
    super(
      reason === 'unknown-key'
        ? `an encrypted value names the key "${keyId}", which this installation's keyring does not hold`
        : reason === 'tampered'
          ? 'an encrypted value was changed after it was sealed, or sealed under another key of the same name'
          : 'a value that should be encrypted is not an envelope',
    );
    this.name = 'EnvelopeFault';
    this.reason = reason;
    this.keyId = keyId;
  }
}

/** The parts of an envelope: AES-256-GCM under a data key, which is wrapped by a master key (RFC 3394). */
export type Envelope = {
  readonly keyId: string;
  readonly wrapped: Uint8Array;
  readonly iv: Uint8Array;
  /** Ciphertext and its 16-byte tag. */
  readonly sealed: Uint8Array;
};

/** A random key for the values themselves, and the same key wrapped by the master. */
export type DataKey = { readonly keyId: string; readonly key: KeyObject; readonly wrapped: Uint8Array };

const dataKeyLength = 32;
const ivLength = 12;
const tagLength = 16;
export const wrappedLength = dataKeyLength + 8;
/** The initial value of RFC 3394, section 2.2.3.1. */
const wrapIv = Buffer.alloc(8, 0xa6);
const boundTo = Buffer.from('renshi.v1');

export function makeDataKey(master: MasterKey): DataKey {
  const plain = random(dataKeyLength);
  const made = { keyId: master.id, key: createSecretKey(plain), wrapped: wrap(master, plain) };
  plain.fill(0);
  return made;
}

export function openDataKey(master: MasterKey, wrapped: Uint8Array): KeyObject {
  const plain = unwrap(master, wrapped);
  const key = createSecretKey(plain);
  plain.fill(0);
  return key;
}

export function sealUnder(dataKey: DataKey, plain: Uint8Array): Envelope {
  const iv = random(ivLength);
  const cipher = createCipheriv('aes-256-gcm', dataKey.key, iv);
  cipher.setAAD(boundTo);
  const body = cipher.update(plain);
  cipher.final();
  return { keyId: dataKey.keyId, wrapped: dataKey.wrapped, iv, sealed: Buffer.concat([body, cipher.getAuthTag()]) };
}

export function openUnder(dataKey: KeyObject, envelope: Envelope): Buffer {
  const end = envelope.sealed.length - tagLength;
  if (end < 0 || envelope.iv.length !== ivLength) throw new EnvelopeFault('malformed');
  try {
    const decipher = createDecipheriv('aes-256-gcm', dataKey, envelope.iv, { authTagLength: tagLength });
    decipher.setAAD(boundTo);
    decipher.setAuthTag(envelope.sealed.subarray(end));
    const plain = decipher.update(envelope.sealed.subarray(0, end));
    decipher.final();
    return plain;
  } catch {
    throw new EnvelopeFault('tampered', envelope.keyId);
  }
}

/** The same data key wrapped by another master; what it sealed stays as it is. */
export function rewrap(from: MasterKey, to: MasterKey, wrapped: Uint8Array): Uint8Array {
  const plain = unwrap(from, wrapped);
  const moved = wrap(to, plain);
  plain.fill(0);
  return moved;
}

function wrap(master: MasterKey, dataKey: Uint8Array): Buffer {
  return createCipheriv('id-aes256-wrap', master.key, wrapIv).update(dataKey);
}

function unwrap(master: MasterKey, wrapped: Uint8Array): Buffer {
  if (wrapped.length !== wrappedLength) throw new EnvelopeFault('malformed');
  try {
    return createDecipheriv('id-aes256-wrap', master.key, wrapIv).update(wrapped);
  } catch {
    throw new EnvelopeFault('tampered', master.id);
  }
}

const pool = Buffer.allocUnsafe(16_384);
let used = pool.length;

/** Random bytes, taken from a pool that is filled at once: a system call per value would cost more than the cipher. */
function random(length: number): Buffer {
  if (used + length > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = Buffer.from(pool.subarray(used, used + length));
  pool.fill(0, used, used + length);
  used += length;
  return bytes;
}
