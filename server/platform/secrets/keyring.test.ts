import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { EnvelopeFault, rewrap } from './envelope.ts';
import { fromBytes, fromText, toBytes, toText } from './envelope-form.ts';
import { keyFile, load, makeKeys, makeMaster, print, save } from './key-file.ts';
import { keyringOf, openKeyring } from './keyring.ts';

const folder = mkdtempSync(join(tmpdir(), 'renshi-keys-'));
after(() => rmSync(folder, { recursive: true }));
const secrets = openKeyring({ folder });
const faulty = (reason: EnvelopeFault['reason']) => (fault: unknown) =>
  fault instanceof EnvelopeFault && fault.reason === reason;

test('any text and any bytes come back as they were, and no two envelopes are alike', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.uint8Array({ maxLength: 4000 }), (text, bytes) => {
      const sealed = secrets.seal(text);
      assert.equal(secrets.open(sealed), text.toWellFormed());
      assert.notEqual(secrets.seal(text), sealed);
      assert.deepEqual(new Uint8Array(secrets.openBytes(secrets.sealBytes(bytes))), bytes);
    }),
  );
});

test('a change of any single character of an envelope is refused', () => {
  const sealed = secrets.seal('110101199003074514');
  fc.assert(
    fc.property(fc.nat(sealed.length - 1), fc.constantFrom('A', 'z', '0', '.', '-', ''), (at, put) => {
      const changed = sealed.slice(0, at) + put + sealed.slice(at + 1);
      fc.pre(changed !== sealed);
      assert.throws(() => secrets.open(changed), EnvelopeFault);
    }),
    { numRuns: 500 },
  );
});

test('a change of any single byte of a binary envelope is refused', () => {
  const sealed = secrets.sealBytes(Buffer.from('工资表'));
  for (let at = 0; at < sealed.length; at++) {
    const changed = Uint8Array.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    assert.throws(() => secrets.openBytes(changed), EnvelopeFault, `byte ${at}`);
  }
});

test('parts of two envelopes do not make a third', () => {
  const [one, two] = [fromText(secrets.seal('one')), fromText(openKeyring({ folder }).seal('two'))];
  assert.throws(() => secrets.open(toText({ ...one, sealed: two.sealed })), faulty('tampered'));
  assert.throws(() => secrets.open(toText({ ...one, iv: two.iv })), faulty('tampered'));
  assert.throws(() => secrets.open(toText({ ...one, wrapped: two.wrapped })), faulty('tampered'));
});

test('another installation’s envelope, plain text and an empty value are told apart', () => {
  const other = keyringOf(() => makeKeys(new Date(0)), 'environment');
  assert.throws(() => secrets.open(other.seal('x')), faulty('unknown-key'));
  assert.throws(() => secrets.open('110101199003074514'), faulty('malformed'));
  assert.throws(() => secrets.open(''), faulty('malformed'));
  assert.throws(() => secrets.openBytes(new Uint8Array()), faulty('malformed'));
});

test('rewrapping keeps the value and needs the new key from then on', () => {
  const old = makeMaster(new Date(0));
  const fresh = makeMaster(new Date(1));
  const index = Buffer.alloc(32, 1);
  const before = keyringOf(() => ({ masters: [old], index }), 'environment');
  const later = keyringOf(() => ({ masters: [fresh], index }), 'environment');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      const envelope = fromText(before.seal(text));
      const moved = { ...envelope, keyId: fresh.id, wrapped: rewrap(old, fresh, envelope.wrapped) };
      assert.equal(later.open(toText(moved)), text.toWellFormed());
      assert.equal(fromBytes(toBytes(moved)).keyId, fresh.id);
      assert.throws(() => before.open(toText(moved)), faulty('unknown-key'));
    }),
  );
});

test('the index is equal for equal texts of a kind, different between kinds, and outlives a rotation', () => {
  const keys = makeKeys(new Date(0));
  const before = keyringOf(() => keys, 'environment');
  const later = keyringOf(() => ({ ...keys, masters: [makeMaster(new Date(1)), ...keys.masters] }), 'environment');
  assert.equal(before.blindIndex('phone', '13800138000'), later.blindIndex('phone', '13800138000'));
  assert.notEqual(before.blindIndex('phone', '13800138000'), before.blindIndex('bank', '13800138000'));
  assert.notEqual(before.blindIndex('phone', '13800138000'), before.blindIndex('phone', '13800138001'));
  assert.equal(before.derive('app-role'), later.derive('app-role'));
  assert.equal(Buffer.from(before.derive('app-role'), 'base64url').length, 32);
});

test('the key file is for its owner only, and a second start finds the same keys', () => {
  assert.equal(statSync(keyFile(folder)).mode & 0o777, 0o600);
  assert.equal(openKeyring({ folder }).open(secrets.seal('same')), 'same');
});

test('a running process opens what was sealed with a key added later', () => {
  const keys = load(folder);
  save(folder, { ...keys, masters: [makeMaster(new Date()), ...keys.masters] });
  const sealed = openKeyring({ folder }).seal('new key');
  assert.equal(secrets.open(sealed), 'new key');
});

test('keys from the environment, as JSON or as a list; faults say what is wrong', () => {
  const keys = makeKeys(new Date(0));
  const [master] = keys.masters;
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  const list = `${master.id}:${base64(master.key)},index:${base64(keys.index)}`;
  const open = (text: string) => openKeyring({ folder: '/nowhere', env: { RENSHI_KEYS: text } });
  assert.equal(open(list).open(open(print(keys)).seal('工号')), '工号');
  assert.throws(() => open(`${master.id}:${base64(master.key)}`), /no index key/);
  assert.throws(() => open(`a:AAAA,index:${base64(keys.index)}`), /key "a" .* 32 bytes/);
  assert.throws(() => open(`index:${base64(keys.index)}`), /no master key/);
  assert.throws(() => open('{"keys":'), /not valid JSON/);
  assert.throws(() => open(`${list},${list}`), /twice/);
});
