import type { PeopleDeps } from '#modules/people/index.ts';
import type { Database } from '#platform/database/database.ts';
import type { Files } from '#platform/files/store.ts';

/** What issuing needs besides a transaction. */
export type CertificateDeps = PeopleDeps & {
  readonly files: Files;
  /** Under which browsers reach this server, without a slash at the end; the QR code leads to its /verify. */
  readonly address: string;
};
/** The endpoints also open transactions of their own: a stored file belongs to who put it and is read for others as the system. */
export type CertificateRouteDeps = CertificateDeps & { readonly database: Database };
