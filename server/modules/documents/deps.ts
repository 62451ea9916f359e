import type { Clock } from '#platform/clock/clock.ts';
import type { Database } from '#platform/database/database.ts';
import type { Files } from '#platform/files/store.ts';
import type { Papers } from '#platform/papers/papers.ts';

/** What keeping a document needs besides a transaction. */
export type DocumentDeps = { readonly files: Files; readonly clock: Clock };
/** The endpoints also look into files apart from any transaction, and read them as the system: a stored file belongs to who put it. */
export type DocumentRouteDeps = DocumentDeps & { readonly papers: Papers; readonly database: Database };
