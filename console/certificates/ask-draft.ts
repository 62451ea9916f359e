import type { CertificateAsk } from '#contract/certificate.ts';

/** What the form holds. */
export type AskDraft = {
  personId?: string | null;
  kind?: CertificateAsk['kind'];
  language?: 'zh' | 'en';
  purpose?: string;
  addressee?: string;
  employmentId?: string | null;
  contractFrom?: string | null;
  contractUntil?: string | null;
  isOpenEnded?: boolean;
  ending?: 'dissolved' | 'expired';
  english?: CertificateAsk['english'];
};

/** What is asked of the server; null while it is not said for whom. */
export function askOf(draft: AskDraft | undefined): CertificateAsk | null {
  const { personId, kind, purpose, addressee, employmentId, english } = draft ?? {};
  if (!personId || !kind) return null;
  const isEnglish = draft?.language === 'en' && kind !== 'leaving';
  const names = Object.fromEntries(Object.entries(english ?? {}).filter(([, value]) => value?.trim()));
  return {
    personId,
    kind,
    ...(purpose?.trim() ? { purpose } : {}),
    ...(addressee?.trim() ? { addressee } : {}),
    ...(employmentId ? { employmentId } : {}),
    ...(kind === 'leaving' ? { given: givenOf(draft) } : {}),
    ...(isEnglish ? { language: 'en' as const, ...(Object.keys(names).length > 0 ? { english: names } : {}) } : {}),
  };
}

function givenOf(draft: AskDraft | undefined): NonNullable<CertificateAsk['given']> {
  const { contractFrom, contractUntil, isOpenEnded, ending } = draft ?? {};
  return {
    ...(contractFrom ? { contractFrom } : {}),
    ...(isOpenEnded ? { contractUntil: null } : contractUntil ? { contractUntil } : {}),
    ...(ending ? { ending } : {}),
  };
}
