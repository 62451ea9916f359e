import { useRef, useState } from 'react';
import { sha256 } from './sha-256.ts';

type Outcome = { name: string; isSame: boolean } | { name: string; isSame: null };

/** Certificates are some 40 KB. */
const largestBytes = 20_000_000;

/** Compares a PDF with the digest of what was issued. The file is read here and sent nowhere. */
export function CompareFile({ digest }: { digest: string }) {
  const input = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  async function compare(file: File | undefined) {
    if (!file) return;
    if (file.size > largestBytes) return setOutcome({ name: file.name, isSame: null });
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      setOutcome({ name: file.name, isSame: sha256(bytes) === digest });
    } catch {
      setOutcome({ name: file.name, isSame: null });
    }
  }

  return (
    <section className="card compare" aria-label="核对文件">
      <h2>核对文件</h2>
      <div className="compare-body">
        <p>如果对方发来的是 PDF 文件，可核对它与出具时是否一字不差。文件只在您的设备上比对，不会上传。</p>
        <input
          ref={input}
          type="file"
          accept="application/pdf,.pdf"
          className="unseen"
          aria-label="选择 PDF 文件"
          tabIndex={-1}
          onChange={event => {
            void compare(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        <button type="button" className="button quiet" onClick={() => input.current?.click()}>
          选择 PDF 文件
        </button>
        <div role="status">
          {outcome ? (
            <p className={`compare-outcome ${outcome.isSame ? 'same' : 'other'}`}>
              <strong>
                {outcome.isSame === null
                  ? '读不了这个文件'
                  : outcome.isSame
                    ? '一致：文件没有改动过'
                    : '不一致：文件改动过，或不是这一份'}
              </strong>
              <span>{outcome.name}</span>
            </p>
          ) : null}
        </div>
        <details>
          <summary>文件摘要（SHA-256）</summary>
          <code>{digest.match(/.{8}/g)?.join(' ')}</code>
        </details>
      </div>
    </section>
  );
}
