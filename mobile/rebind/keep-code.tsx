import { CheckCircleOutline } from 'antd-mobile-icons';
import { useState } from 'react';
import { go } from '../routing/location.ts';

/** The case's number and code, shown this once. */
export function KeepCode({ number, code }: { number: string; code: string }) {
  const [copied, setCopied] = useState(false);
  const copy = () =>
    void navigator.clipboard
      ?.writeText(`手机号解绑 事项编号 ${number} 查询码 ${code}`)
      .then(() => setCopied(true))
      .catch(() => undefined);
  return (
    <section aria-label="事项编号与查询码">
      <h2 className="rebind-title">
        <CheckCircleOutline aria-hidden /> 申请已提交
      </h2>
      <p className="lead">请抄下或截图保存：查询进度、催办和撤回都要用到。查询码只在这里显示这一次。</p>
      <dl className="rebind-key">
        <div>
          <dt>事项编号</dt>
          <dd>{number}</dd>
        </div>
        <div>
          <dt>查询码</dt>
          <dd>{code}</dd>
        </div>
      </dl>
      <button type="button" className="button quiet" onClick={copy} aria-live="polite">
        {copied ? '已复制' : '复制编号与查询码'}
      </button>
      <button type="button" className="button" onClick={() => go('/rebind/watch')}>
        我已保存，查看进度
      </button>
    </section>
  );
}
