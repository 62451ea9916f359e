import type { AnyFormula } from './formula.ts';
import { makePack } from './pack.ts';
import type { Parameter } from './parameter.ts';
import type { Law, Topic } from './topic.ts';
import type { Unit } from './unit.ts';

/** Some subjects of a pack. */
export type Part = {
  /** The parameters of each file by the file's path below `params/`. They are checked when the pack is put together. */
  readonly parameters: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly formulas: readonly AnyFormula[];
  readonly topics: readonly Topic[];
};

/** Puts a country's law together. Throws PackFault where a part is not sound, and where two parts claim one name. */
export function lawOfParts(
  code: string,
  title: { zh: string; en: string },
  parts: readonly Part[],
  units?: Readonly<Record<string, Unit>>,
): Law {
  const parameters: Record<string, Parameter> = {};
  for (const part of parts)
    for (const [file, named] of Object.entries(part.parameters))
      for (const [name, parameter] of Object.entries(named)) {
        const path = file === '' ? name : `${file}/${name}`;
        if (Object.hasOwn(parameters, path)) throw new RangeError(`two parts hold ${path}`);
        // What a JSON file holds is taken for a parameter here and looked at by makePack.
        parameters[path] = parameter as Parameter;
      }
  const pack = makePack({
    code,
    title,
    parameters,
    formulas: parts.flatMap(part => part.formulas),
    ...(units ? { units } : {}),
  });
  const topics = parts.flatMap(part => part.topics);
  const byCode = new Map(topics.map(topic => [topic.code, topic]));
  if (byCode.size !== topics.length) throw new RangeError('two topics share a code');
  return { pack, topics: byCode };
}
