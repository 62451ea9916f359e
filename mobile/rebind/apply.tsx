import { useState } from 'react';
import { back } from '../routing/location.ts';
import { Page } from '../ui/page.tsx';
import { GiveCode } from './give-code.tsx';
import { GivePhone, type Sent } from './give-phone.tsx';
import { GiveProofs } from './give-proofs.tsx';
import { KeepCode } from './keep-code.tsx';
import { StepBar } from './step-bar.tsx';

const names = ['新手机号', '验证码', '核验身份', '保存查询码'];

type At =
  | { step: 0 }
  | { step: 1; sent: Sent }
  | { step: 2; sent: Sent; code: string }
  | { step: 3; number: string; code: string };

/** The request, one question a screen. Nothing is kept on the device. */
export function Apply() {
  const [at, setAt] = useState<At>({ step: 0 });
  const again = () => setAt({ step: 0 });
  return (
    <Page title="申请解绑" above="/rebind">
      <div className="rebind">
        <StepBar names={names} now={at.step} />
        {at.step === 0 ? <GivePhone onSent={sent => setAt({ step: 1, sent })} /> : null}
        {at.step === 1 ? (
          <GiveCode sent={at.sent} again={again} onCode={code => setAt({ step: 2, sent: at.sent, code })} />
        ) : null}
        {at.step === 2 ? (
          <GiveProofs
            token={at.sent.token}
            code={at.code}
            again={again}
            onOpened={opened => setAt({ step: 3, ...opened })}
          />
        ) : null}
        {at.step === 3 ? <KeepCode number={at.number} code={at.code} /> : null}
        {at.step === 0 ? (
          <button type="button" className="text-button rebind-leave" onClick={() => back('/rebind')}>
            返回
          </button>
        ) : null}
      </div>
    </Page>
  );
}
