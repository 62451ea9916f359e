import { listCodeSets, readCodeSet } from '#contract/code.ts';
import { codeSet, codeSetNames, isCodeSetName } from '#law/standards/code-set.ts';
import { type Route, route } from '#platform/http/route.ts';
import { refuseCodes } from './refusals.ts';

/** The standard code sets. They are the same for everybody and hold nothing of the company. */
export const codeRoutes: readonly Route[] = [
  route(listCodeSets, async () => ({ items: codeSetNames.map(name => about(name)) })),
  route(readCodeSet, async ({ params }) => {
    const name = params.set;
    if (!isCodeSetName(name)) throw refuseCodes['not-found']({ set: name });
    const items = codeSet(name).items.map(item => ({
      code: item.code,
      label: item.label,
      ...(item.parent === undefined ? {} : { parent: item.parent }),
    }));
    return { ...about(name), items };
  }),
];

function about(name: Parameters<typeof codeSet>[0]) {
  const { title, standard, source, status, items } = codeSet(name);
  return { name, title, standard, source, status, count: items.length };
}
