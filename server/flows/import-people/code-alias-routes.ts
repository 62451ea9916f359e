import * as contract from '#contract/code-alias.ts';
import { type Route, route } from '#platform/http/route.ts';
import { forgetCode, listCodeAliases, rememberCode } from './code-aliases.ts';
import type { ImportDeps } from './deps.ts';

/** What is remembered of the codes, apart from any one import. */
export function codeAliasRoutes({ archive }: Pick<ImportDeps, 'archive'>): Route[] {
  return [
    route(contract.listCodeAliases, async ({ tx, query }) => ({
      items: await listCodeAliases(tx, await archive.grades(tx), query),
    })),
    route(contract.addCodeAlias, async ({ tx, body, actor }) =>
      rememberCode(tx, await archive.grades(tx), body, actor.kind === 'system' ? null : actor.accountId),
    ),
    route(contract.removeCodeAlias, async ({ tx, params }) => {
      await forgetCode(tx, params.id);
      return undefined;
    }),
  ];
}
