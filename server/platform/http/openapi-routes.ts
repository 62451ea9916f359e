import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { docsPage } from './docs-page.ts';
import { openApiOf } from './openapi.ts';
import type { Route } from './route.ts';

const policy = "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/**
 * GET /api/openapi.json, and for readers GET /api/docs. Both are open: they tell what the product can do, nothing of the installation.
 */
export function serveOpenApi(server: FastifyInstance, routes: readonly Route[], version: string): void {
  const document = openApiOf(
    routes.map(route => route.endpoint),
    version,
  );
  const json = JSON.stringify(document);
  const page = docsPage(document);
  const css = readFileSync(join(import.meta.dirname, 'docs.css'), 'utf8');
  const serve = (path: string, type: string, text: string) =>
    server.get(path, (_, reply) =>
      reply
        .header('cache-control', 'no-cache')
        .header('content-security-policy', policy)
        .type(`${type}; charset=utf-8`)
        .send(text),
    );
  serve('/api/openapi.json', 'application/json', json);
  serve('/api/docs', 'text/html', page);
  serve('/api/docs.css', 'text/css', css);
}
