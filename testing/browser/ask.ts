import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { addressOf } from '#contract/call.ts';
import type { AnyEndpoint, BodyOf, Endpoint, ParamsOf, QueryOf, ReplyOf } from '#contract/endpoint.ts';

type Asked<E extends AnyEndpoint> = {
  readonly params?: ParamsOf<E>;
  readonly query?: QueryOf<E>;
  readonly body?: BodyOf<E>;
};

/** Calls an endpoint from the page, in the session of whoever is signed in there. A refusal fails the test. */
export async function ask<E extends Endpoint>(page: Page, endpoint: E, asked: Asked<E> = {}): Promise<ReplyOf<E>> {
  const reply = await page.evaluate(
    async ({ address, method, body }) => {
      const answer = await fetch(address, {
        method,
        headers: { 'x-renshi-request': '1', ...(body ? { 'content-type': 'application/json' } : {}) },
        ...(body ? { body } : {}),
      });
      return { status: answer.status, text: await answer.text() };
    },
    {
      address: addressOf(endpoint, asked.params, asked.query),
      method: endpoint.method,
      body: asked.body === undefined ? '' : JSON.stringify(asked.body),
    },
  );
  assert.ok(reply.status < 300, `${endpoint.method} ${endpoint.path} was refused: ${reply.text}`);
  return (reply.text ? JSON.parse(reply.text) : undefined) as ReplyOf<E>;
}
