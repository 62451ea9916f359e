import Type, { type TSchema } from 'typebox';

/** Shapes that many nouns share. Every text has a largest length and every list a largest count, so that no input is boundless. */
export const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$', description: 'UUID' });
/** The formats are those of kernel/civil-date.ts and kernel/instant.ts; the server's validation knows them. */
export const Day = Type.String({
  format: 'date',
  description: 'civil date, YYYY-MM-DD, years 1000 to 9999',
});
export const Instant = Type.String({ format: 'date-time', description: 'instant, RFC 3339 with zone' });
export const Line = (maxLength = 200, minLength = 0) => Type.String({ minLength, maxLength });
export const Fen = Type.Integer({ minimum: 0, maximum: 1_000_000_000_000, description: 'money in fen' });
export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
export const IdParams = Type.Object({ id: Id }, { additionalProperties: false });
export const List = <T extends TSchema>(item: T) => Type.Object({ items: Type.Array(item) });
/** `asOf`: the day to look at (default today). `knownAt`: as believed at that instant (default now). */
export const MomentQuery = Type.Object(
  { asOf: Type.Optional(Day), knownAt: Type.Optional(Instant) },
  { additionalProperties: false },
);
