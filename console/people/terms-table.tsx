import type { EmploymentVersion } from '#contract/employment.ts';
import { Chip } from '../parts/chip.tsx';
import { useCodeLabel } from '../parts/codes.ts';
import { DatedTag } from '../parts/dated-tag.tsx';
import { lastDay, spanText } from '../parts/when.ts';
import type { MendedTerms } from './mend-terms.tsx';
import { termsStatusLabels } from './span-facts.ts';
import { SpanMenu } from './span-menu.tsx';
import { spanState } from './standing.ts';

/** The terms of an employment, newest first: with whom, how, under which number, and leaves of absence. */
export function TermsTable(props: {
  versions: readonly EmploymentVersion[];
  on: string;
  onMend: ((mended: MendedTerms) => void) | undefined;
}) {
  const { versions, on, onMend } = props;
  const kind = useCodeLabel('employment');
  const last = versions.at(-1);
  return (
    <table className="spans">
      <caption className="spans-title">劳动关系</caption>
      <thead>
        <tr>
          <th scope="col">起止</th>
          <th scope="col">法人主体</th>
          <th scope="col">用工形式</th>
          <th scope="col">工号</th>
          <th scope="col">状态</th>
          <th scope="col">转正日期</th>
          {onMend ? (
            <th scope="col">
              <span className="visually-hidden">操作</span>
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {[...versions].reverse().map(terms => {
          const state = spanState(terms, on);
          const ends = terms === last ? lastDay(terms.until) : null;
          return (
            <tr key={terms.versionId} className={state}>
              <td className="nowrap">
                {spanText(terms.from, terms.until)}
                <div>{state === '' ? <DatedTag from={terms.from} until={null} on={on} /> : null}</div>
              </td>
              <td>
                {terms.legalEntityName || '随所在单位'}
                {ends ? (
                  <div className="quiet">
                    {ends} 离职{terms.leavingReason ? `：${terms.leavingReason}` : ''}
                  </div>
                ) : null}
              </td>
              <td>{kind(terms.kind)}</td>
              <td>{terms.number || '—'}</td>
              <td>
                {terms.status === 'leave' ? (
                  <Chip tone="info">{termsStatusLabels.leave}</Chip>
                ) : (
                  termsStatusLabels.active
                )}
              </td>
              <td className="nowrap">{terms.confirmedOn ?? '—'}</td>
              {onMend ? (
                <td className="spans-menu">
                  <SpanMenu
                    label={`更正或撤销 ${spanText(terms.from, terms.until)} 的劳动关系`}
                    isStart={terms === versions[0]}
                    onPick={way => onMend({ terms, versions, way })}
                  />
                </td>
              ) : null}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
