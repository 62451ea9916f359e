import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import type { FastifyInstance, InjectOptions } from 'fastify';
import Type from 'typebox';
import { endpoint } from '#contract/endpoint.ts';
import { Day, IdParams, Line, MomentQuery, Nullable } from '#contract/shape.ts';
import type { Database } from '../database/database.ts';
import { inWords } from './problem.ts';
import { route } from './route.ts';
import { createServer } from './server.ts';

/** No database: the endpoints below are open to the public and open no transaction. */
const common = { action: 'public', summary: 'x', tag: 'people' } as const;
const exact = { additionalProperties: false } as const;
const Child = Type.Object({ name: Line(10, 1), 'a/b~c': Type.Optional(Line(10)) }, exact);
const write = endpoint({
  ...common,
  method: 'POST',
  path: '/things/:id',
  params: IdParams,
  query: MomentQuery,
  body: Type.Object(
    {
      name: Type.Optional(Line(10, 1)),
      bornOn: Type.Optional(Nullable(Day)),
      sex: Type.Optional(Nullable(Type.Enum(['male', 'female']))),
      count: Type.Optional(Type.Integer({ minimum: 0, maximum: 9 })),
      children: Type.Optional(Type.Array(Child, { maxItems: 2 })),
      anything: Type.Optional(Type.Unknown()),
    },
    exact,
  ),
});
const loose = endpoint({ ...common, method: 'POST', path: '/loose/:name' });
const upload = endpoint({
  ...common,
  method: 'POST',
  path: '/files',
  takesFile: true,
  reply: Type.Object({ name: Type.String(), size: Type.Integer() }),
});
const apart = { transaction: 'none' } as const;
const id = '01a20c7c-8019-72a7-a143-000000000000';

let server: FastifyInstance;
before(async () => {
  server = await createServer({
    database: {} as Database,
    doorkeeper: { identify: async () => null, isCrossSite: () => false },
    routes: [
      route(write, async () => undefined, apart),
      route(loose, async () => undefined, apart),
      route(upload, async call => call.upload().then(({ name, bytes }) => ({ name, size: bytes.length })), apart),
    ],
    logger: false,
    trustProxy: false,
    uploadLimitBytes: 3_000_000,
    callsPerMinute: 10_000,
  });
});
after(() => server.close());

type Told = { status: number; code: string; title: string; fields: Array<{ field: string; message: string }> };
async function told(asked: InjectOptions): Promise<Told> {
  const reply = await server.inject({ method: 'POST', ...asked });
  if (reply.statusCode >= 400) assert.match(String(reply.headers['content-type']), /^application\/problem\+json/);
  const { code = '', title = '', fields = [] } = reply.body ? reply.json() : {};
  return { status: reply.statusCode, code, title, fields };
}
const json = (body: string, query = '') =>
  told({ url: `/api/things/${id}${query}`, headers: { 'content-type': 'application/json' }, payload: body });
const fieldsOf = (told: Told) => told.fields.map(each => each.field);

test('a character that cannot be kept is refused by name, wherever a request holds it', async () => {
  for (const [body, field, character] of [
    ['{"name":"a\\u0000b"}', '/body/name', 'U+0000'],
    ['{"name":"\\ud83d"}', '/body/name', 'U+D83D'],
    ['{"name":"\\ude00x"}', '/body/name', 'U+DE00'],
    ['{"children":[{"name":"x"},{"name":"\\u0000"}]}', '/body/children/1/name', 'U+0000'],
    ['{"children":[{"name":"x","a/b~c":"\\udc00"}]}', '/body/children/0/a~1b~0c', 'U+DC00'],
    ['{"anything":{"deep":[[["\\u0000"]]]}}', '/body/anything/deep/0/0/0', 'U+0000'],
    ['{"anything":{"\\u0000":1}}', '/body/anything', 'U+0000'],
    ['["\\u0000"]', '/body/0', 'U+0000'],
  ] as const) {
    const reply = await json(body);
    assert.deepEqual([reply.status, reply.code, fieldsOf(reply)], [400, 'request.character-invalid', [field]], body);
    assert.match(reply.fields[0]?.message ?? '', new RegExp(`^含有无法保存的字符（${character.replace('+', '\\+')}）`));
  }
  assert.deepEqual(fieldsOf(await json('{}', '?asOf=%00')), ['/querystring/asOf']);
  assert.deepEqual(fieldsOf(await told({ url: '/api/loose/a%00b' })), ['/params/name']);
  assert.deepEqual(fieldsOf(await told({ url: '/api/loose/a?any=%00' })), ['/querystring/any']);
  assert.equal((await json('{"name":"\\ud83d\\ude00"}')).status, 204, 'a whole pair is a character');
  const deep = `{"anything":${'['.repeat(400_000)}"\\u0000"${']'.repeat(400_000)}}`;
  assert.equal((await json(deep)).code, 'request.character-invalid');
});

test('a wrong value is named once, in the words of the reader', async () => {
  for (const [body, field, message] of [
    ['{"bornOn":"2026-02-30"}', '/body/bornOn', '应为日历上有的日期，写法如 2026-01-31。'],
    ['{"bornOn":7}', '/body/bornOn', '应为文字。'],
    ['{"sex":"x"}', '/body/sex', '只能是 male、female 之一。'],
    ['{"name":""}', '/body/name', '不能为空。'],
    ['{"name":"12345678901"}', '/body/name', '最多 10 个字符。'],
    ['{"count":-1}', '/body/count', '不能小于 0。'],
    ['{"count":1e21}', '/body/count', '不能大于 9。'],
    ['{"count":"1"}', '/body/count', '应为整数。'],
    ['{"unknown":1}', '/body/unknown', '不认识「unknown」这一项，请去掉。'],
    ['{"a/b":1}', '/body/a~1b', '不认识「a/b」这一项，请去掉。'],
    ['{"children":[{}]}', '/body/children/0/name', '缺少「name」。'],
    ['[]', '/body', '应为一组字段（对象）。'],
  ] as const) {
    const reply = await json(body);
    assert.deepEqual([reply.status, reply.code, reply.fields], [400, 'request.invalid', [{ field, message }]], body);
  }
  const english = await told({
    url: `/api/things/${id}`,
    headers: { 'content-type': 'application/json', 'accept-language': 'en' },
    payload: '{"bornOn":"2026-02-30"}',
  });
  assert.equal(english.fields[0]?.message, 'This should be a day of the calendar, such as 2026-01-31.');
});

test('days and instants are taken as RFC 3339 writes them, and else refused by name', async () => {
  for (const asOf of [
    '2026-02-30',
    '2025-02-29',
    '0000-01-01',
    '0999-12-31',
    '10000-01-01',
    '2026-1-1',
    '20260101',
    'today',
  ])
    assert.deepEqual(fieldsOf(await json('{}', `?asOf=${asOf}`)), ['/querystring/asOf'], asOf);
  const instants = [
    '2026-11-24',
    '2026-11-24T12:00:00',
    '2026-11-24T12:00:00+0800',
    '1732420800000',
    '2026',
    'now',
    '0000-01-01T00:00:00Z',
  ];
  for (const knownAt of [...instants, '+275760-09-13T00:00:00Z', '2026-02-30T00:00:00Z', '10000-01-01T00:00:00Z']) {
    const reply = await json('{}', `?knownAt=${encodeURIComponent(knownAt)}`);
    assert.deepEqual([reply.status, fieldsOf(reply)], [400, ['/querystring/knownAt']], knownAt);
  }
  assert.equal((await json('{}', '?asOf=2024-02-29&knownAt=2026-11-24T12:00:00%2B08:00')).status, 204);
});

const part = (name: string, content: string, fileName?: string) =>
  `--b\r\nContent-Disposition: form-data; name="${name}"${fileName ? `; filename="${fileName}"` : ''}\r\n\r\n${content}\r\n`;
const form = (...parts: string[]) =>
  told({
    url: '/api/files',
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    payload: `${parts.join('')}--b--\r\n`,
  });

test('a form that uploads holds one file and nothing else', async () => {
  assert.equal((await form(part('file', 'abc', 'a.csv'))).status, 200);
  for (const [parts, code, field] of [
    [[part('file', 'abc', 'a.csv'), part('file', 'def', 'b.csv')], 'request.one-file-only', '/body/file'],
    [[part('file', 'abc', 'a.csv'), part('more', 'def', 'b.csv')], 'request.one-file-only', '/body/file'],
    [[part('other', 'abc', 'a.csv')], 'request.field-unknown', '/body/other'],
    [[part('file', 'abc', 'a.csv'), part('mode', 'x')], 'request.field-unknown', '/body/mode'],
    [[part('mode', 'x'), part('file', 'abc', 'a.csv')], 'request.field-unknown', '/body/mode'],
    [[part('file', 'not a file')], 'request.field-unknown', '/body/file'],
    [[], 'request.file-missing', '/body/file'],
  ] as const) {
    const reply = await form(...parts);
    assert.deepEqual([reply.status, reply.code, fieldsOf(reply)], [400, code, [field]], parts.join());
  }
  const elsewhere = await told({
    url: `/api/things/${id}`,
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    payload: `${part('file', 'abc', 'a.csv')}--b--\r\n`,
  });
  assert.deepEqual([elsewhere.status, elsewhere.code], [415, 'request.media-type']);
});

test('who sends too much is told how much that endpoint takes', async () => {
  const body = await json(`{"name":"${'x'.repeat(1_100_000)}"}`);
  assert.deepEqual([body.status, body.code], [413, 'request.too-large']);
  assert.match(body.title, /上限为 1 MB/);
  const file = await form(part('file', 'x'.repeat(3_000_001), 'a.csv'));
  assert.deepEqual([file.status, file.code], [413, 'request.too-large']);
  assert.match(file.title, /上限为 2\.8 MB/);
  assert.deepEqual([512, 2048, 1_048_576, 64 * 1_048_576].map(inWords), ['512 B', '2 KB', '1 MB', '64 MB']);
});

test('a refused upload is answered though most of it is still to come', async () => {
  await server.listen({ port: 0, host: '127.0.0.1' });
  const { port } = server.server.address() as { port: number };
  const payload = `${part('mode', 'x')}${part('file', 'x'.repeat(20_000_000), 'a.csv')}--b--\r\n`;
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(
    `POST /api/files HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: ${payload.length}\r\n\r\n`,
  );
  let answer = '';
  socket.on('data', chunk => {
    answer += chunk;
  });
  // The callback comes when the server has read it all.
  await new Promise<void>((resolve, reject) => {
    setTimeout(() => reject(new Error('the server reads no more')), 10_000).unref();
    socket.write(payload, () => resolve());
  });
  if (answer === '') await once(socket, 'data');
  assert.match(answer, /^HTTP\/1\.1 400/);
  assert.match(answer, /request\.field-unknown/);
  socket.destroy();
});
