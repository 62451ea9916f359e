import type { Readable } from 'node:stream';
import type { AnyEndpoint, BodyOf, Endpoint, ParamsOf, QueryOf, ReplyOf } from '#contract/endpoint.ts';
import type { Actor, Origin } from '../database/actor.ts';
import type { Database, Tx } from '../database/database.ts';

/** Who calls, as sign-in found out from the cookie or the key. */
export type Identity = {
  readonly actor: Extract<Actor, { kind: 'person' | 'service' }>;
  readonly sessionId: string | null;
  readonly isDemo: boolean;
  readonly displayName: string;
  /** What stands between this session and the rest of the system; endpoints tagged `session` answer all the same. */
  readonly need: 'password-change' | 'second-factor-setup' | 'second-factor' | null;
};

export type UploadedFile = { readonly name: string; readonly mediaType: string; readonly bytes: Buffer };

/** A reply that is a file rather than JSON. */
export type FileReply = { readonly file: Readable | Uint8Array; readonly name: string; readonly mediaType: string };

/** What a handler is given: the validated parts of the request, and a transaction that runs as the actor. */
export type Call<E> = {
  readonly params: ParamsOf<E>;
  readonly query: QueryOf<E>;
  readonly body: BodyOf<E>;
  readonly tx: Tx;
  readonly actor: Actor;
  /** Null on endpoints that are open to the public. */
  readonly identity: Identity | null;
  readonly origin: Origin;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The uploaded file of an endpoint that takes one. Refuses when there is none or it is too large. */
  upload(): Promise<UploadedFile>;
  /** Adds a Set-Cookie header to the reply. */
  setCookie(value: string): void;
};

export type Route = {
  readonly endpoint: AnyEndpoint;
  readonly handle: (call: Call<Endpoint>) => Promise<unknown>;
  /** `none`: the handler opens its own transactions from the database that it was made with; `call.tx` throws. */
  readonly transaction: 'one' | 'none';
  /** A GET whose transaction writes, a note in the audit say: it is no mere reader. */
  readonly writes: boolean;
};

/**
 * Binds a declared endpoint to what it does. The handler's whole work is one transaction unless told otherwise; a GET's only reads
 * (`Database.read`: the handler may then run twice) unless it declares that it writes.
 */
export function route<E extends Endpoint>(
  endpoint: E,
  handle: (call: Call<E>) => Promise<ReplyOf<E> | FileReply>,
  options: { transaction?: 'one' | 'none'; writes?: boolean } = {},
): Route {
  return {
    endpoint: endpoint as unknown as AnyEndpoint,
    handle: handle as unknown as Route['handle'],
    transaction: options.transaction ?? 'one',
    writes: options.writes ?? endpoint.method !== 'GET',
  };
}

export type RouteContext = { readonly database: Database };
