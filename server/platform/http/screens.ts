import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from './problem.ts';

const placeholder = '__CSP_NONCE__';
const phones = /Android.+Mobile|iPhone|iPod|HarmonyOS.+Mobile|Windows Phone|MicroMessenger.+Mobile/i;

/**
 * Serves the built screens: the console at /, the phone app at /m/. Any path that is no file gets the screen's page, so that
 * an address inside it can be opened. Each page carries a fresh nonce for its style sheets (OWASP ASVS 5, V3.4).
 */
export async function serveScreens(
  server: FastifyInstance,
  buildFolder: string,
  options: { https: boolean },
): Promise<void> {
  for (const { folder, prefix } of [
    { folder: 'console', prefix: '/' },
    { folder: 'mobile', prefix: '/m/' },
  ]) {
    const root = join(buildFolder, folder);
    const page = join(root, 'index.html');
    if (!existsSync(page)) continue;
    const html = readFileSync(page, 'utf8');
    if (existsSync(join(root, 'assets'))) {
      await server.register(fastifyStatic, {
        root: join(root, 'assets'),
        prefix: `${prefix}assets/`,
        decorateReply: false,
        preCompressed: true,
        immutable: true,
        maxAge: '365d',
      });
    }
    const sendPage = (request: FastifyRequest, reply: FastifyReply) => {
      if (
        request.url === '/' &&
        phones.test(request.headers['user-agent'] ?? '') &&
        existsSync(join(buildFolder, 'mobile'))
      )
        return reply.redirect('/m/');
      const nonce = randomBytes(18).toString('base64');
      return reply
        .header('content-security-policy', policy(nonce))
        .header('cache-control', 'no-cache')
        .headers(options.https ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {})
        .type('text/html; charset=utf-8')
        .send(html.replaceAll(placeholder, nonce));
    };
    server.get(prefix, sendPage);
    // Checked by strangers on a telephone: the lighter screens, under an address that can be typed.
    if (folder === 'mobile') for (const path of ['/verify', '/verify/*']) server.get(path, sendPage);
    server.get(`${prefix}*`, (request, reply) => {
      const path = (request.params as { '*': string })['*'];
      if (prefix === '/' && path.startsWith('api/')) throw refuse['not-found']();
      const file = fileAt(root, path);
      if (!file) return sendPage(request, reply);
      return reply.header('cache-control', 'no-cache').type(file.type).send(readFileSync(file.path));
    });
  }
}

const types: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
  ico: 'image/x-icon',
  webmanifest: 'application/manifest+json; charset=utf-8',
  html: 'text/html; charset=utf-8',
  woff2: 'font/woff2',
};

/** A file at the top of the build (icons, manifest, service worker); no folders, so that no path can climb. */
function fileAt(root: string, path: string): { path: string; type: string } | null {
  const name = /^[\w.-]+\.(\w+)$/.exec(path);
  if (!name || path === 'index.html' || path.includes('..')) return null;
  const full = join(root, path);
  const type = types[name[1]!];
  return type && existsSync(full) ? { path: full, type } : null;
}

function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
}
