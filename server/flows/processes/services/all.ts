import type { CertificateDeps } from '#modules/certificates/index.ts';
import type { TellNotice } from '#platform/notify/notify.ts';
import type { Papers } from '#platform/papers/papers.ts';
import type { Service } from '#platform/workflow/workflow.ts';
import { certificateServices } from './certificates.ts';
import { archiveServices } from './correct-archive.ts';
import { paperServices } from './keep-papers.ts';
import { noticeServices } from './notices.ts';

export type ServiceDeps = CertificateDeps & {
  readonly tell: TellNotice;
  readonly papers: Papers;
};

/** Every command that a model may call, by the name that service tasks use. */
export function processServices(deps: ServiceDeps): ReadonlyMap<string, Service> {
  return new Map(
    Object.entries({
      ...noticeServices(deps),
      ...archiveServices(deps),
      ...paperServices(deps),
      ...certificateServices(deps),
    }),
  );
}
