import type { RebindDeps } from '#modules/phone-binding/index.ts';
import type { TellNotice } from '#platform/notify/notify.ts';

/** What the commands that the model calls need besides the case's transaction. */
export type RebindPhoneDeps = RebindDeps & { readonly tell: TellNotice };
