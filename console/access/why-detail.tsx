import { scopeLabels } from '#contract/action.ts';
import type { ReplyOf } from '#contract/endpoint.ts';
import type { explainPermission, Verdict } from '#contract/permission-why.ts';
import { ScrollArea } from '../accounts/scroll-area.tsx';
import { Chip } from '../parts/chip.tsx';
import { spanText } from '../parts/when.ts';
import { actionWords, coversWords, endWords, lackWords, neededWords } from './why-words.ts';

export function WhyDetail(props: { answer: ReplyOf<typeof explainPermission>; verdict: Verdict; label: string }) {
  const { answer, verdict, label } = props;
  const person = { name: answer.personName, unitPath: answer.unitPath };
  const needed = neededWords(verdict, answer.unitPath, answer.isLed, answer.isSelf);
  const deed = verdict.action === 'people.reveal' ? `查看${label}的完整号码` : `${actionWords[verdict.action]}${label}`;
  return (
    <ScrollArea className="panel why-detail" label="依据">
      <header>
        <h2>
          {answer.accountName} {verdict.may ? '可以' : '不可以'}
          {deed}
        </h2>
        <Chip tone={verdict.may ? 'success' : 'quiet'}>{verdict.may ? '可以' : '不可以'}</Chip>
      </header>
      <div className="body stack" aria-live="polite">
        <p className="quiet">
          {answer.personName}
          {answer.unitPath ? ` · ${answer.unitPath}` : ' · 目前不在任何单位'}
          {answer.isSelf ? ' · 账号的持有人' : ''}
          {answer.isLed ? ' · 由账号的持有人带领' : ''}
        </p>
        {verdict.may ? null : <p>{lackWords(verdict.lack, verdict.action)}</p>}
        {needed ? <p className="why-needed">{needed}</p> : null}
        {verdict.ways.length > 0 ? (
          <ul className="why-ways">
            {verdict.ways.map(way => (
              <li key={way.grantId} className={way.end === 'covers' ? 'why-way' : 'why-way why-way-idle'}>
                <div className="row wrap">
                  <strong>{way.roleName}</strong>
                  <Chip tone={way.end === 'covers' ? 'teal' : 'quiet'}>{scopeLabels[way.scope]}</Chip>
                  <span className="quiet small">{way.unitPath ? `${way.unitPath}（含下级）` : '全部单位'}</span>
                </div>
                <div>{way.end === 'covers' ? coversWords(way, person) : endWords[way.end]}</div>
                <div className="quiet small">
                  {spanText(way.from, way.until)}
                  {way.grantedByName ? ` · ${way.grantedByName}授权` : ''}
                  {way.reason ? ` · ${way.reason}` : ''}
                </div>
              </li>
            ))}
          </ul>
        ) : null}
        <p className="quiet small">
          以今天的授权和任职为准，与数据库逐行执行的规则一致。经办流程时在表单上看到的内容，由流程另行授予，不在此列。
        </p>
      </div>
    </ScrollArea>
  );
}
