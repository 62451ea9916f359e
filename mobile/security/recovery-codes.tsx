import { useState } from 'react';

/** Shows the recovery codes once, with a way to keep them. */
export function RecoveryCodes({ codes, done }: { codes: readonly string[]; done: () => void }) {
  const [copied, setCopied] = useState(false);
  const text = codes.join('\n');
  return (
    <section aria-label="恢复码">
      <h2 className="recovery-title">请保存恢复码</h2>
      <p className="lead">手机丢失时凭恢复码登录，每个只能用一次。它们只在这里显示这一次，请抄下来或存到安全的地方。</p>
      <ul className="recovery-codes">
        {codes.map(code => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <button
        type="button"
        className="button quiet"
        onClick={() => void navigator.clipboard?.writeText(text).then(() => setCopied(true))}
      >
        {copied ? '已复制' : '复制全部'}
      </button>
      <button type="button" className="button" onClick={done}>
        我已保存好
      </button>
    </section>
  );
}
