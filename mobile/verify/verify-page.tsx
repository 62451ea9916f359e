import { type FormEvent, useCallback, useEffect, useState } from 'react';
import { call } from '#contract/call.ts';
import { type CheckedCertificate, checkCertificate } from '#contract/certificate.ts';
import { Field } from '../ui/field.tsx';
import { wordsFor } from '../ui/states.tsx';
import { type Asked, askedBy } from './asked.ts';
import { Verdict } from './verdict.tsx';
import './verify.css';

/** Where anybody checks a certificate, without an account: by its QR code, or by its number and code. */
export default function VerifyPage() {
  const [asked, setAsked] = useState<Asked>(() => askedBy(location));
  const [answer, setAnswer] = useState<CheckedCertificate | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const check = useCallback(async (body: Asked) => {
    setBusy(true);
    setFault(null);
    setAnswer(null);
    try {
      setAnswer(await call(checkCertificate, { body: { number: body.number.trim(), code: body.code.trim() } }));
    } catch (thrown) {
      setFault(thrown);
    } finally {
      setBusy(false);
    }
  }, []);

  useEffect(() => {
    document.title = '证明核验';
    const read = () => {
      const now = askedBy(location);
      setAsked(now);
      if (now.number && now.code) void check(now);
    };
    read();
    // Another code scanned while the page is open.
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, [check]);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (asked.number.trim() && asked.code.trim()) void check(asked);
  }

  return (
    <main className="verify">
      <header className="verify-head">
        <h1>证明核验</h1>
        <p>核对证明的真伪、有效期，以及是否已经作废。</p>
      </header>
      <div aria-live="polite">
        {busy ? <p className="verify-busy">正在核验…</p> : null}
        {answer ? <Verdict answer={answer} /> : null}
      </div>
      {answer ? (
        <button type="button" className="button quiet" onClick={() => setAnswer(null)}>
          核验另一份
        </button>
      ) : (
        <form className="card verify-form" onSubmit={submit}>
          {fault ? (
            <p className="problem" role="alert">
              {wordsFor(fault)}
            </p>
          ) : null}
          <Field
            label="证明编号"
            value={asked.number}
            onChange={number => setAsked({ ...asked, number })}
            placeholder="ZM-2026-000123"
            autoCapitalize="characters"
            autoComplete="off"
            spellCheck={false}
            maxLength={40}
            required
          />
          <Field
            label="验证码"
            value={asked.code}
            onChange={code => setAsked({ ...asked, code })}
            placeholder="XXXX-XXXX-XXXX"
            hint="印在证明底部的二维码旁，不分大小写。"
            className="verify-code"
            autoCapitalize="characters"
            autoComplete="off"
            spellCheck={false}
            maxLength={40}
            required
          />
          <button type="submit" className="button" disabled={busy}>
            核验
          </button>
        </form>
      )}
    </main>
  );
}
