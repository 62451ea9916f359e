import { createHmac, hkdfSync, type KeyObject } from 'node:crypto';
import { statSync } from 'node:fs';
import {
  type DataKey,
  type Envelope,
  EnvelopeFault,
  type MasterKey,
  makeDataKey,
  openDataKey,
  openUnder,
  sealUnder,
} from './envelope.ts';
import { fromBytes, fromText, toBytes, toText } from './envelope-form.ts';
import { type Keys, keyFile, load, loadOrMake, parse } from './key-file.ts';

/** Sealing of values, and the secrets that hang on the installation's keys. */
export type Secrets = {
  seal(plain: string): string;
  /** Throws EnvelopeFault when the envelope was changed or is another installation's. */
  open(envelope: string): string;
  sealBytes(plain: Uint8Array): Uint8Array;
  openBytes(envelope: Uint8Array): Uint8Array;
  /** Equal for equal texts of one kind, and nothing more can be told from it: for exact look-up of a sealed value. */
  blindIndex(kind: string, plain: string): string;
  /** A secret for one purpose (256 bits, base64url), the same in every process and after every rotation. */
  derive(purpose: string): string;
};

export type Keyring = Secrets & {
  /** The keys as they stand now, the sealing one first. */
  keys(): Keys;
  /** Where the keys come from; only a folder's can be written. */
  readonly source: 'folder' | 'environment';
};

/** A change of keys.json by `renshi keys rotate` is noticed by running processes within this time, in ms. */
export const noticedWithin = 5_000;

/**
 * Wrapping costs more than sealing, so values sealed one after the other share a data key: an import of 200,000 values wraps
 * some fifty. The count stays far below the 2^32 random ivs that NIST SP 800-38D allows a key.
 */
const valuesPerDataKey = 4096;
const keptDataKeys = 2048;

/** The keys from `RENSHI_KEYS`, or from keys.json in the folder, which is made at first start. */
export function openKeyring(options: { folder: string; env?: Readonly<Record<string, string | undefined>> }): Keyring {
  const given = options.env?.RENSHI_KEYS;
  if (given) {
    const keys = parse(given, 'RENSHI_KEYS');
    return keyringOf(() => keys, 'environment');
  }
  let keys = loadOrMake(options.folder, new Date());
  let looked = Date.now();
  let stamp = modified(options.folder);
  const current = (atOnce = false) => {
    if (!atOnce && Date.now() - looked < noticedWithin) return keys;
    looked = Date.now();
    const now = modified(options.folder);
    if (now !== stamp) {
      keys = load(options.folder);
      stamp = now;
    }
    return keys;
  };
  return keyringOf(current, 'folder');
}

export function keyringOf(current: (atOnce?: boolean) => Keys, source: Keyring['source']): Keyring {
  const indexKey = current().index;
  const derived = new Map<string, Buffer>();
  const keyFor = (info: string) => {
    const known = derived.get(info);
    if (known) return known;
    const made = Buffer.from(hkdfSync('sha256', indexKey, Buffer.alloc(0), info, 32));
    derived.set(info, made);
    return made;
  };
  const master = (id: string): MasterKey => {
    const found = byId(current(), id) ?? byId(current(true), id);
    if (!found) throw new EnvelopeFault('unknown-key', id);
    return found;
  };
  let sealing: DataKey | null = null;
  let sealed = 0;
  const seal = (plain: Uint8Array): Envelope => {
    const newest = current().masters[0];
    if (!sealing || sealing.keyId !== newest.id || sealed >= valuesPerDataKey) {
      sealing = makeDataKey(newest);
      sealed = 0;
    }
    sealed++;
    return sealUnder(sealing, plain);
  };
  const opened = new Map<string, KeyObject>();
  const open = (envelope: Envelope): Buffer => {
    const name = `${envelope.keyId}.${Buffer.from(envelope.wrapped).toString('latin1')}`;
    let key = opened.get(name);
    if (!key) {
      key = openDataKey(master(envelope.keyId), envelope.wrapped);
      if (opened.size >= keptDataKeys) opened.clear();
      opened.set(name, key);
    }
    return openUnder(key, envelope);
  };
  return {
    source,
    keys: () => current(true),
    seal: plain => toText(seal(Buffer.from(plain, 'utf8'))),
    open: text => open(fromText(text)).toString('utf8'),
    sealBytes: plain => toBytes(seal(plain)),
    openBytes: bytes => open(fromBytes(bytes)),
    blindIndex: (kind, plain) =>
      createHmac('sha256', keyFor(`index:${kind}`))
        .update(plain)
        .digest('base64url'),
    derive: purpose => keyFor(`derive:${purpose}`).toString('base64url'),
  };
}

function byId(keys: Keys, id: string): MasterKey | undefined {
  return keys.masters.find(each => each.id === id);
}

function modified(folder: string): string {
  const stat = statSync(keyFile(folder));
  return `${stat.mtimeMs}:${stat.ino}:${stat.size}`;
}
