import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import Fastify from 'fastify';
import Type from 'typebox';
import { endpoint } from '#contract/endpoint.ts';
import { IdParams, Line, List, MomentQuery } from '#contract/shape.ts';
import { openApiOf } from './openapi.ts';
import { serveOpenApi } from './openapi-routes.ts';
import { route } from './route.ts';
import './problem.ts';

const read = endpoint({
  method: 'GET',
  path: '/things/:id',
  action: 'people.read',
  group: 'basic',
  summary: '看 <一件> 东西',
  tag: 'people',
  params: IdParams,
  query: MomentQuery,
  reply: List(Type.Object({ name: Line(20, 1) })),
  refusals: ['data.busy'],
});
const write = endpoint({
  method: 'POST',
  path: '/things',
  action: 'public',
  summary: '放一件东西',
  tag: 'other',
  body: Type.Object({ name: Line(20, 1) }),
});
const upload = endpoint({
  method: 'POST',
  path: '/things/file',
  action: 'signed-in',
  summary: '上传',
  tag: 'other',
  takesFile: true,
  produces: 'text/csv',
});

test('an endpoint is told with its parameters, who may call it, and what it may refuse', async () => {
  const document = openApiOf([read, write, upload], '1.2.3');
  const verdict = await new Validator().validate(structuredClone(document));
  assert.deepEqual(verdict.errors ?? [], []);
  const told = document.paths['/things/{id}']?.get;
  assert.deepEqual(
    told?.parameters?.map(each => [each.name, each.in, each.required]),
    [
      ['id', 'path', true],
      ['asOf', 'query', false],
      ['knownAt', 'query', false],
    ],
  );
  assert.deepEqual([told?.['x-action'], told?.['x-field-group']], ['people.read', 'basic']);
  assert.ok(told?.responses['409']?.['x-refusals']?.includes('data.busy'));
  assert.ok(told?.responses['403']?.['x-refusals']?.includes('access.not-allowed'));
  const open = document.paths['/things']?.post;
  assert.deepEqual(open?.security, []);
  assert.ok(open?.responses['204'], 'without a reply it answers with nothing');
  assert.ok(document.paths['/things/file']?.post?.requestBody?.content['multipart/form-data']);
});

test('the page is served without script, with text escaped, and every refusal can be linked to', async () => {
  const server = Fastify();
  serveOpenApi(server, [route(read, async () => ({ items: [] }))], '1.2.3');
  const page = await server.inject('/api/docs');
  assert.equal(page.statusCode, 200);
  assert.match(page.headers['content-security-policy'] as string, /default-src 'none'/);
  assert.doesNotMatch(page.body, /<script|style=/);
  assert.match(page.body, /看 &lt;一件&gt; 东西/);
  assert.match(page.body, /id="data.busy"/);
  assert.equal((await server.inject('/api/openapi.json')).json().info.version, '1.2.3');
  assert.equal((await server.inject('/api/docs.css')).statusCode, 200);
  await server.close();
});
