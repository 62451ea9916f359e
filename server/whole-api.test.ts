import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { actions } from '#contract/action.ts';
import type { AnyEndpoint } from '#contract/endpoint.ts';
import { knownRefusals } from '#kernel/refusal.ts';
import { openApiOf } from '#platform/http/openapi.ts';

const root = join(import.meta.dirname, '..');
const endpoints = new Set<AnyEndpoint>();

before(async () => {
  for (const file of globSync('contract/*.ts', { cwd: root })) {
    if (file.endsWith('.test.ts')) continue;
    const module = (await import(join(root, file))) as Record<string, unknown>;
    for (const each of Object.values(module)) if (isEndpoint(each)) endpoints.add(each);
  }
  for (const file of globSync('server/**/{refusals,problem}.ts', { cwd: root })) await import(join(root, file));
});

function isEndpoint(value: unknown): value is AnyEndpoint {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'tag' in value;
}

test('the description of every declared endpoint is valid OpenAPI 3.1', async () => {
  assert.ok(endpoints.size > 50);
  const document = openApiOf([...endpoints], '0.0.0');
  const verdict = await new Validator().validate(structuredClone(document));
  assert.deepEqual(verdict.errors ?? [], []);
  const operations = Object.values(document.paths).flatMap(methods => Object.values(methods));
  assert.equal(operations.length, endpoints.size, 'no two endpoints share method and path');
  assert.equal(new Set(operations.map(each => each.operationId)).size, operations.length);
});

test('every endpoint names an action that a role can hold, and refusals that exist', () => {
  const codes = new Set(['public', 'signed-in', ...actions.map(each => each.code)]);
  const known = knownRefusals();
  const wrong: string[] = [];
  for (const each of endpoints) {
    const name = `${each.method} ${each.path}`;
    if (!codes.has(each.action)) wrong.push(`${name}: action ${each.action}`);
    for (const code of each.refusals ?? []) if (!known.has(code)) wrong.push(`${name}: refusal ${code}`);
    for (const [, parameter] of each.path.matchAll(/:(\w+)/g)) {
      const properties = (each.params as { properties?: object } | undefined)?.properties ?? {};
      if (!(parameter! in properties)) wrong.push(`${name}: parameter ${parameter}`);
    }
  }
  assert.deepEqual(wrong, []);
});
