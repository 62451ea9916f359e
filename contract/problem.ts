import Type, { type Static } from 'typebox';

/** RFC 9457 problem details, as every error on the wire. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String({ description: 'what happened and what to do, in the reader’s language' }),
  status: Type.Integer(),
  code: Type.String({ description: 'stable code, such as people.not-found' }),
  /** The fields that are wrong, as JSON pointers into the request. */
  fields: Type.Optional(Type.Array(Type.Object({ field: Type.String(), message: Type.String() }))),
  facts: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  requestId: Type.Optional(Type.String()),
});
export type Problem = Static<typeof Problem>;
