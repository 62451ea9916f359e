import * as contract from '#contract/privacy.ts';
import type { Clock } from '#platform/clock/clock.ts';
import { type Route, route } from '#platform/http/route.ts';
import type { Secrets } from '#platform/secrets/keyring.ts';
import { answerNotice } from './commands/answer-notice.ts';
import { copyInformation } from './commands/copy-information.ts';
import { addNotice, publishVersion, retireNotice, setCategory } from './commands/edit-notice.ts';
import { categories } from './queries/categories.ts';
import { myInformation } from './queries/my-information.ts';
import { noticePeople, privacyNotices } from './queries/notices.ts';

/** A 204. */
const nothing = () => undefined;

export function personalInformationRoutes({ clock, secrets }: { clock: Clock; secrets: Secrets }): Route[] {
  return [
    route(contract.listPrivacyCategories, async ({ tx }) => ({ items: await categories(tx) })),
    route(contract.setPrivacyCategory, ({ tx, params, body }) => setCategory(tx, params.group, body).then(nothing)),
    route(contract.listPrivacyNotices, async ({ tx }) => ({ items: await privacyNotices(tx) })),
    route(contract.listNoticePeople, ({ tx, params, query }) => noticePeople(tx, params.id, query.state)),
    route(contract.publishNotice, ({ tx, params, body }) => publishVersion(tx, params.id, body)),
    route(contract.addPrivacyNotice, ({ tx, body }) => addNotice(tx, body)),
    route(contract.retirePrivacyNotice, ({ tx, params, body }) =>
      retireNotice(tx, params.id, body.isRetired).then(nothing),
    ),
    route(contract.readMyInformation, ({ tx, actor }) => myInformation(tx, actor)),
    route(contract.answerNotice, ({ tx, actor, body }) => answerNotice(tx, actor, body).then(nothing)),
    route(contract.copyMyInformation, async ({ tx, actor }) => ({
      file: await copyInformation(tx, actor, { secrets, now: clock.now() }),
      name: `我的信息-${clock.today()}.zip`,
      mediaType: 'application/zip',
    })),
  ];
}
