import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crossSiteRefusal, type Headers } from './cross-site.ts';

const own = ['https://hr.example.com'];
const session = { cookie: 'theme=dark; __Host-renshi=abc', 'x-renshi-request': '1' };
const isTaken = (headers: Headers, method = 'POST', origins = own) =>
  crossSiteRefusal(headers, method, origins) === null;

test('reading is never refused', () => {
  assert.ok(isTaken({ ...session, 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, 'GET'));
});

test('another site’s request is refused, by what the browser says of it', () => {
  assert.ok(!isTaken({ ...session, 'sec-fetch-site': 'cross-site' }));
  assert.ok(!isTaken({ ...session, 'sec-fetch-site': 'same-site' }), 'a sister host is another site');
  assert.ok(!isTaken({ ...session, origin: 'https://evil.example' }));
  assert.ok(!isTaken({ ...session, origin: 'https://hr.example.com.evil.example' }));
  assert.ok(!isTaken({ ...session, origin: 'null' }));
  assert.ok(!isTaken({ origin: 'https://evil.example' }), 'nor may it sign somebody in');
});

test('a session’s own page is taken, with its header', () => {
  assert.ok(isTaken({ ...session, 'sec-fetch-site': 'same-origin', origin: own[0] }));
  assert.ok(
    !isTaken({ cookie: session.cookie, 'sec-fetch-site': 'same-origin', origin: own[0] }),
    'the header is missing',
  );
  for (const method of ['PUT', 'PATCH', 'DELETE', 'delete']) assert.ok(!isTaken({ cookie: session.cookie }, method));
});

test('where no address is configured, the Host header tells the own one', () => {
  const plain = { cookie: 'renshi=abc', 'x-renshi-request': '1', host: 'localhost:8080' };
  assert.ok(isTaken({ ...plain, origin: 'http://localhost:8080' }, 'POST', []));
  assert.ok(!isTaken({ ...plain, origin: 'http://localhost:9090' }, 'POST', []));
});

test('a program with a key needs none of it', () => {
  assert.ok(isTaken({ authorization: 'Bearer rsk_x_y' }));
});
