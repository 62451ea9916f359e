import { CheckCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import { call } from '#contract/call.ts';
import {
  type Party,
  type PhoneSourceCode,
  phoneSourceCodes,
  phoneSources,
  revealStatement,
  type Statement,
  sourceStates,
  verdicts,
} from '#contract/phone-binding.ts';
import { useCan } from '../app/session.ts';
import { Chip } from '../parts/chip.tsx';
import { Masked } from '../parts/masked.tsx';
import { instantText } from '../parts/when.ts';
import { evidenceWords } from './evidence-words.ts';
import type { RebindDetail } from './rebind-queries.ts';

/** What each department says of both people, side by side, with every number masked until it is looked at. */
export function EvidencePanel({ detail }: { detail: RebindDetail }) {
  const { rebind, evidence, isSocialChecked } = detail;
  const can = useCan();
  const parties = [evidence.applicant, ...evidence.holders];
  const reveal = can('rebind.decide')
    ? (statementId: string) => async () =>
        (await call(revealStatement, { params: { id: rebind.id }, body: { statementId } })).phone
    : undefined;
  return (
    <section className="panel" aria-label="各部门的登记">
      <header>
        <h2>各部门的登记</h2>
        <span className="rebind-asked row">
          <span className="quiet small">申请的号码</span>
          <Masked masked={rebind.phoneMasked} label="申请的号码" reveal={reveal?.(rebind.id)} />
        </span>
      </header>
      <div className={`rebind-verdict rebind-verdict-${evidence.verdict}`} role="note">
        <strong>{verdicts[evidence.verdict]}</strong>
        <span>
          {evidenceWords(evidence)}
          {rebind.state === 'open' ? `须 ${evidence.agreementsNeeded} 名成员同意。` : ''}
        </span>
      </div>
      <div className="rebind-scroll">
        <table className="rebind-evidence">
          <thead>
            <tr>
              <th scope="col" className="rebind-corner">
                登记部门
              </th>
              {parties.map((party, i) => (
                <th key={party.personId} scope="col">
                  <PartyHead party={party} role={i === 0 ? '申请人' : '现持有人'} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {phoneSourceCodes.map(source => (
              <tr key={source}>
                <th scope="row">{phoneSources[source]}</th>
                {parties.map(party => (
                  <td key={party.personId}>
                    <Said party={party} source={source} reveal={reveal} isApplicant={party === evidence.applicant} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="rebind-foot quiet small">
        {evidence.holders.length === 0 ? '没有别人持有这个号码。' : ''}
        {isSocialChecked ? '申请时已核对社保号。' : '没有登记过申请人的社保号，申请时未能核对这一项。'}
        查看完整号码会记入审计日志。
      </p>
    </section>
  );
}

function PartyHead({ party, role }: { party: Party; role: string }) {
  return (
    <span className="rebind-cell">
      <span className="quiet small">{role}</span>
      <span>
        {party.name} <span className="quiet small mono">{party.number}</span>
      </span>
      <span className="row wrap rebind-holds">
        {party.signsInWithIt ? <Chip tone="info">用该号码登录</Chip> : null}
        {party.boundSince ? <Chip tone="info">{instantText(party.boundSince).slice(0, 10)} 起绑定</Chip> : null}
        {!party.signsInWithIt && !party.boundSince ? (
          <span className="quiet small">{party.hasAccount ? '有账号，未用该号码' : '没有账号'}</span>
        ) : null}
      </span>
    </span>
  );
}

type Reveal = ((statementId: string) => () => Promise<string>) | undefined;

function Said({
  party,
  source,
  reveal,
  isApplicant,
}: {
  party: Party;
  source: PhoneSourceCode;
  reveal: Reveal;
  isApplicant: boolean;
}) {
  const statements = party.statements.filter(each => each.source === source && each.state !== 'corrected');
  if (statements.length === 0) return <span className="quiet">没有登记</span>;
  return (
    <>
      {statements.map(each => (
        <div key={each.id} className="rebind-said">
          <Masked
            masked={each.phoneMasked}
            label={`${party.name}在${phoneSources[source]}的号码`}
            reveal={reveal?.(each.id)}
          />
          <Mark statement={each} isHolders={!isApplicant} />
          <span className="quiet small">
            {each.statedOn ? `${each.statedOn} 登记` : `${instantText(each.recordedAt).slice(0, 10)} 录入`}
          </span>
        </div>
      ))}
    </>
  );
}

/** That a department holds the number for somebody else speaks against the request, and looks so. */
function Mark({ statement, isHolders }: { statement: Statement; isHolders: boolean }) {
  if (statement.state !== 'current') return <Chip tone="warning">{sourceStates[statement.state]}</Chip>;
  return statement.agrees ? (
    <span className={isHolders ? 'rebind-mark rebind-against' : 'rebind-mark rebind-agrees'}>
      <CheckCircleFilled aria-hidden="true" /> 就是该号码
    </span>
  ) : (
    <span className="rebind-mark quiet">
      <MinusCircleOutlined aria-hidden="true" /> 另一号码
    </span>
  );
}
