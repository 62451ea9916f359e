import type { Static, TSchema } from 'typebox';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * An endpoint is declared once, here in contract/. From the declaration come the server's validation, the screens' typed calls,
 * the OpenAPI description, and the action that the actor must hold.
 */
export type Endpoint<
  P extends TSchema = TSchema,
  Q extends TSchema = TSchema,
  B extends TSchema = TSchema,
  R extends TSchema = TSchema,
> = {
  readonly method: Method;
  /** Fastify's form, with `:name` parameters: `/people/:id`. Served below `/api`. */
  readonly path: string;
  /** The action to hold in any scope (rows are then narrowed by row security), or who may call without one. */
  readonly action: string | 'public' | 'signed-in';
  /** The field group of the action, where it has them. `*` when any group will do. */
  readonly group?: string;
  readonly summary: string;
  readonly description?: string;
  readonly tag: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** The JSON reply of a 200. Absent: 204 without a body, or a file when `produces` is set. */
  readonly reply?: R;
  /** Media type of a reply that isn't JSON. */
  readonly produces?: string;
  /** The request is multipart/form-data with one file. */
  readonly takesFile?: boolean;
  /** Refusal codes that this endpoint adds to the usual ones. */
  readonly refusals?: readonly string[];
  /**
   * A header `idempotency-key` is taken: the same request under the same key, asked again because its answer was lost, is not done twice and
   * gets the first answer.
   */
  readonly takesKey?: boolean;
  /** Calls a minute and caller; the server's default otherwise. */
  readonly rateLimit?: number;
};

export function endpoint<
  const P extends TSchema,
  const Q extends TSchema,
  const B extends TSchema,
  const R extends TSchema,
>(declared: Endpoint<P, Q, B, R>): Endpoint<P, Q, B, R> {
  return declared;
}

type Part<S> = S extends TSchema ? (TSchema extends S ? undefined : Static<S>) : undefined;

export type ParamsOf<E> = E extends Endpoint<infer P, TSchema, TSchema, TSchema> ? Part<P> : never;
export type QueryOf<E> = E extends Endpoint<TSchema, infer Q, TSchema, TSchema> ? Part<Q> : never;
export type BodyOf<E> = E extends Endpoint<TSchema, TSchema, infer B, TSchema> ? Part<B> : never;
export type ReplyOf<E> = E extends Endpoint<TSchema, TSchema, TSchema, infer R> ? Part<R> : never;
export type AnyEndpoint = Endpoint;
