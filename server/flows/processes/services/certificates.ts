import type { CertificateAsk } from '#contract/certificate.ts';
import { defineRefusals, Refusal } from '#kernel/refusal.ts';
import { type CertificateDeps, issueCertificate, prepareCertificate } from '#modules/certificates/index.ts';
import { noteInCase, type Service, type ServiceCall } from '#platform/workflow/workflow.ts';

const refuse = defineRefusals('certificate-request', {
  nobody: { status: 409, zh: '这件申请没有指明为谁开具。', en: 'The case is about nobody.' },
  'letters-missing': {
    status: 409,
    zh: '“{letters}”没有可用的字形，印出来会是方框。请改用其他写法，或不予出具后由人事另行出具。',
    en: 'No font draws {letters}.',
  },
});

/** What whoever asked can mend himself: another kind, or other words. The rest is the archive's, and HR's to mend. */
const applicantsOwn: ReadonlySet<string> = new Set([
  'certificate.not-employed',
  'certificate.not-left',
  'certificate.negative-remark',
  'certificate.choose-employment',
  'certificate.employment-not-found',
  'certificate.write-english',
]);

/** Certificates by request. A case keeps the id and the number, never the text, the pay or the code. */
export function certificateServices(deps: CertificateDeps): Record<string, Service> {
  return {
    'certificate.check': {
      label: '证明：核对能否出具',
      results: [
        { name: 'isReady', label: '可以出具' },
        { name: 'isForApplicant', label: '须由申请人修改' },
      ],
      run: async call => {
        const found = await faultOf(call, deps);
        if (!found) return { isReady: true, isForApplicant: false };
        await noteInCase(call, found.text);
        return { isReady: false, isForApplicant: found.isForApplicant };
      },
    },
    'certificate.issue': {
      label: '证明：出具',
      errors: ['certificate.fact-missing', 'certificate.not-employed', refuse['letters-missing']().code],
      results: [
        { name: 'id', label: '证明' },
        { name: 'number', label: '证明编号' },
      ],
      run: async call => {
        const { id, number, missing } = await issueCertificate(call.tx, deps, askOf(call));
        // Undone with what was written.
        if (missing.length > 0) throw refuse['letters-missing']({ letters: missing.join('') });
        return { id, number };
      },
    },
  };
}

async function faultOf(
  call: ServiceCall,
  deps: CertificateDeps,
): Promise<{ text: string; isForApplicant: boolean } | null> {
  const { purpose, addressee, kind } = call.case.data;
  try {
    const ask = askOf(call);
    // The term of the contract is asked of HR later.
    const given = kind === 'leaving' ? { contractFrom: '2000-01-01', contractUntil: null } : undefined;
    const { missing } = await prepareCertificate(call.tx, deps, { ...ask, ...(given ? { given } : {}) });
    if (missing.length === 0) return null;
    const typed = `${purpose ?? ''}${addressee ?? ''}`;
    const { zh } = refuse['letters-missing']({ letters: missing.join('') });
    return { text: zh, isForApplicant: missing.every(letter => typed.includes(letter)) };
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    return { text: fault.zh, isForApplicant: applicantsOwn.has(fault.code) };
  }
}

function askOf(call: ServiceCall): CertificateAsk {
  const personId = call.case.subjectPerson ?? call.case.starterPerson;
  if (!personId) throw refuse.nobody();
  const { kind, purpose, addressee, employment, language, contractFrom, contractUntil, openEnded, ending } =
    call.case.data;
  const text = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value : undefined);
  const from = text(contractFrom);
  return {
    personId,
    kind: kind as CertificateAsk['kind'],
    ...present({
      purpose: text(purpose),
      addressee: text(addressee),
      employmentId: text((employment as { id?: unknown } | undefined)?.id),
      // A case that began before the form asked for it has none.
      language: kind === 'leaving' ? undefined : text(language),
    }),
    ...(from
      ? {
          given: {
            contractFrom: from,
            contractUntil: openEnded === true ? null : (text(contractUntil) ?? null),
            ...present({ ending: text(ending) as 'dissolved' | 'expired' | undefined }),
          },
        }
      : {}),
  } as CertificateAsk;
}

function present<V>(values: Record<string, V | undefined>): Record<string, V> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Record<string, V>;
}
