import assert from 'node:assert/strict';
import { test } from 'node:test';
import { relyingParty } from './relying-party.ts';

const unavailable = { code: 'sign-in.passkey-unavailable' };

test('passkeys are made for the address of this server only', () => {
  assert.deepEqual(relyingParty({ origin: 'https://hr.example.com' }, ['https://hr.example.com']), {
    origin: 'https://hr.example.com',
    id: 'hr.example.com',
  });
  assert.throws(
    () => relyingParty({ origin: 'https://evil.example', host: 'evil.example' }, ['https://hr.example.com']),
    unavailable,
  );
  assert.throws(() => relyingParty({}, ['https://hr.example.com']), unavailable);
});

test('a machine of one’s own may use them as localhost, a bare address or plain http may not', () => {
  assert.equal(relyingParty({ origin: 'http://localhost:8080', host: 'localhost:8080' }, []).id, 'localhost');
  for (const origin of ['http://10.0.0.5:8080', 'https://10.0.0.5', 'https://[::1]:8080', 'http://hr.example.com']) {
    assert.throws(() => relyingParty({ origin, host: new URL(origin).host }, []), unavailable);
  }
});
