import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, randomUUID, verify } from 'node:crypto';
import { type CaughtPost, catchPosts, type PostCatcher } from './post-catcher.ts';

/** What a browser gives away when somebody allows notifications, and how it reads what then arrives. */
export type Subscribed = {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  /** The text of a message (RFC 8291). Throws where it is not for this browser, or was changed on the way. */
  open(message: CaughtPost): string;
};

/** A push service on 127.0.0.1 (RFC 8030): keeps what it is asked to push, and answers as told. */
export async function pushService(): Promise<PostCatcher & { subscribe(): Subscribed }> {
  const caught = await catchPosts();
  caught.answer = { status: 201, headers: { location: `${caught.origin}/message/1` } };
  return Object.assign(caught, { subscribe: () => subscribeAt(caught.origin) });
}

function subscribeAt(origin: string): Subscribed {
  const keys = createECDH('prime256v1');
  const publicKey = keys.generateKeys();
  const secret = randomBytes(16);
  return {
    endpoint: `${origin}/push/${randomUUID()}`,
    p256dh: publicKey.toString('base64url'),
    auth: secret.toString('base64url'),
    open: ({ body }) => {
      // RFC 8188, 2.1: salt, size of a record, length of the key's name, and that name, which is the sender's public key.
      const salt = body.subarray(0, 16);
      const nameLength = body.readUInt8(20);
      const sender = body.subarray(21, 21 + nameLength);
      const shared = keys.computeSecret(sender);
      // RFC 8291, 3.4.
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), publicKey, sender]);
      const material = Buffer.from(hkdfSync('sha256', shared, secret, info, 32));
      const derive = (name: string, length: number) =>
        Buffer.from(hkdfSync('sha256', material, salt, Buffer.from(`Content-Encoding: ${name}\0`), length));
      const record = body.subarray(21 + nameLength);
      const opener = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
      opener.setAuthTag(record.subarray(-16));
      const plain = Buffer.concat([opener.update(record.subarray(0, -16)), opener.final()]);
      // RFC 8188, 2: the last record ends in 2 and any number of zeros.
      return plain.subarray(0, plain.lastIndexOf(2)).toString('utf8');
    },
  };
}

/** What a message's Authorization claims (RFC 8292), once its signature was checked with the key it names. */
export function claimsOf(message: CaughtPost): { key: string; claims: { aud: string; exp: number; sub: string } } {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(String(message.headers.authorization)) ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const publicKey = createPublicKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33, 65).toString('base64url'),
    },
  });
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!isSigned) throw new RangeError('the signature is not of the key that is named');
  return { key, claims: JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) };
}
