import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { Format } from 'typebox/format';
import { Value } from 'typebox/value';
import { isCivilDate } from '#kernel/civil-date.ts';
import { isInstant } from '#kernel/instant.ts';
import type { Found } from './wrong-fields.ts';

Format.Set('date', isCivilDate);
Format.Set('date-time', isInstant);

/**
 * Checks a part of a request against its TypeBox shape. Path and query arrive as text and are converted (“20” → 20, one value →
 * a list of one); bodies are taken as they are, so that a number sent as text is refused.
 */
export const validatorFor: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const checker = Compile(schema);
  const isText = httpPart === 'querystring' || httpPart === 'params';
  return (value: unknown) => {
    // A request without a body arrives as null or undefined; an empty object gives errors that name the fields.
    const given = value ?? {};
    const taken = isText ? Value.Convert(schema, listsOf(schema, given)) : given;
    if (checker.Check(taken)) return { value: taken };
    const found = [...(checker.Errors(taken) as unknown as Iterable<Found>)];
    return { error: Object.assign(new Error('invalid'), { validation: found, validationContext: httpPart }) as Error };
  };
};

function listsOf(schema: TSchema, given: unknown): unknown {
  const properties = (schema as { properties?: Record<string, { type?: string }> }).properties ?? {};
  const made: Record<string, unknown> = { ...(given as Record<string, unknown>) };
  for (const [name, shape] of Object.entries(properties)) {
    if (shape.type === 'array' && made[name] !== undefined && !Array.isArray(made[name])) made[name] = [made[name]];
  }
  return made;
}
