import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type CaughtPost = { readonly url: URL; readonly headers: Record<string, unknown>; readonly body: Buffer };
export type Answer = { readonly status: number; readonly body?: string; readonly headers?: Record<string, string> };
export type PostCatcher = {
  readonly origin: string;
  readonly posts: CaughtPost[];
  /** What is answered from now on. */
  answer: Answer | 'silence' | ((post: CaughtPost) => Answer);
  close(): Promise<void>;
};

/** An HTTP server on 127.0.0.1 that keeps what it gets. */
export async function catchPosts(): Promise<PostCatcher> {
  const posts: CaughtPost[] = [];
  const server = createServer((request, reply) => {
    const chunks: Buffer[] = [];
    request.on('data', chunk => chunks.push(chunk));
    request.on('end', () => {
      const post = {
        url: new URL(request.url ?? '/', caught.origin),
        headers: request.headers,
        body: Buffer.concat(chunks),
      };
      posts.push(post);
      if (caught.answer === 'silence') return;
      const { status, headers, body } = typeof caught.answer === 'function' ? caught.answer(post) : caught.answer;
      reply.writeHead(status, headers ?? {}).end(body ?? '');
    });
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const caught: PostCatcher = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posts,
    answer: { status: 200, body: '{"errcode":0}' },
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return caught;
}
