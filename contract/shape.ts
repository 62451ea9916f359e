import Type, { type TSchema } from 'typebox';

/** Shapes that many nouns share. Every text has a largest length and every list a largest count, so that no input is boundless. */
export const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$', description: 'UUID' });
export const Day = Type.String({
  pattern: '^[1-9]\\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$',
  description: 'civil date, YYYY-MM-DD',
});
export const Instant = Type.String({ maxLength: 40, description: 'instant, ISO 8601 with zone' });
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
