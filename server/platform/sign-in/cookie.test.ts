import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clearedCookie, sessionCookie, tokenInCookie } from './cookie.ts';
import { newToken } from './token.ts';

const token = newToken();

test('over https the cookie is bound to the host and never sent in the clear', () => {
  assert.equal(
    sessionCookie(token, true, 43_200),
    `__Host-renshi=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=43200; Secure`,
  );
});

test('on plain http it has a name that browsers take', () => {
  assert.equal(sessionCookie(token, false, 60), `renshi=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=60`);
  assert.match(clearedCookie(false), /^renshi=; .*Max-Age=0/);
});

test('the token is found among other cookies, under the right name only', () => {
  assert.equal(tokenInCookie(`theme=dark; renshi=${token}; x=1`, false), token);
  assert.equal(tokenInCookie(`renshi=${token}`, true), null);
  assert.equal(tokenInCookie(`__Host-renshi=${token}`, false), null);
  assert.equal(tokenInCookie(`xrenshi=${token}`, false), null);
});

test('what cannot be a token is none', () => {
  for (const header of [undefined, '', 'renshi=', 'renshi=short', `renshi=${token}'--`, ';;;='])
    assert.equal(tokenInCookie(header, false), null);
});
