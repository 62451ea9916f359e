import { customSearchSource } from '#modules/custom-fields/index.ts';
import { documentSearchSource } from '#modules/documents/index.ts';
import { employmentSearchCodes, employmentSearchSource } from '#modules/employment/index.ts';
import { postSearchSource, unitSearchSource } from '#modules/organization/index.ts';
import { peopleCards, peopleSearchCodes, peopleSearchSource, wordsOf } from '#modules/people/index.ts';
import { createSearch, type Search } from '#platform/search/search.ts';
import type { Logger } from '#platform/telemetry/logger.ts';
import type { Ground } from './ground.ts';

/** What every module gives to be found, in the order in which results are grouped. */
export function composeSearch(
  { database, secrets, clock }: Pick<Ground, 'database' | 'secrets' | 'clock'>,
  logger: Logger,
): Search {
  return createSearch({
    database,
    clock,
    logger,
    sources: [
      unitSearchSource,
      postSearchSource,
      employmentSearchSource,
      peopleSearchSource(secrets),
      documentSearchSource,
      customSearchSource,
    ],
    codes: [...peopleSearchCodes(), ...employmentSearchCodes()],
    nameWords: wordsOf,
    cardsOf: peopleCards,
  });
}
