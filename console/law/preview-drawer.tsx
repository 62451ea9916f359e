import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { call } from '#contract/call.ts';
import type { LawUnit, LawValue } from '#contract/law.ts';
import { type LawPreview, previewLawChanges } from '#contract/law-change.ts';
import { Gate } from '../parts/gate.tsx';
import { spanText } from '../parts/when.ts';
import { Differences, Outcome } from './cases-tab.tsx';
import { lawKey, topicsQuery } from './law-queries.ts';
import { PreviewTrial } from './preview-trial.tsx';
import { valueText } from './value-text.ts';

/** What drafts would do, before anybody decides: values by day, worked cases, and a calculation of one's own choice. */
export function PreviewDrawer({ ids, onClose }: { ids: readonly string[]; onClose: () => void }) {
  const preview = useQuery({
    queryKey: [lawKey, 'preview', ids],
    queryFn: ({ signal }) => call(previewLawChanges, { body: { ids: [...ids] }, signal }),
  });
  return (
    <Drawer open size={760} title={ids.length > 1 ? `预览 ${ids.length} 份草稿` : '预览'} onClose={onClose}>
      <Gate query={preview}>
        {told => (
          <div className="stack">
            <Spans spans={told.spans} />
            <Cases preview={told} />
            <PreviewTrial ids={ids} concerned={told.topics} />
          </div>
        )}
      </Gate>
    </Drawer>
  );
}

function Spans({ spans }: { spans: LawPreview['spans'] }) {
  const side = (unit: LawUnit, value: LawValue | null) => (value ? valueText(unit, value.value) : '没有');
  return (
    <section aria-label="数值的变化">
      <h3 className="law-preview-title">哪些日子的数值会变</h3>
      {spans.length === 0 ? (
        <p className="quiet">没有一天的数值会变。</p>
      ) : (
        <table className="law-table">
          <thead>
            <tr>
              <th scope="col">参数</th>
              <th scope="col">期间</th>
              <th scope="col">现在</th>
              <th scope="col">生效后</th>
            </tr>
          </thead>
          <tbody>
            {spans.map(each => (
              <tr key={`${each.path} ${each.from}`}>
                <td>{each.title}</td>
                <td className="nowrap">{spanText(each.from, each.until)}</td>
                <td>{side(each.unit, each.before)}</td>
                <td>
                  <strong>{side(each.unit, each.after)}</strong>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Cases({ preview }: { preview: LawPreview }) {
  const topics = useQuery(topicsQuery);
  const titles = new Map((topics.data?.items ?? []).map(each => [each.code, each.title.zh]));
  return (
    <section aria-label="算例的变化">
      <h3 className="law-preview-title">哪些算例的结果会变</h3>
      {preview.cases.length === 0 ? (
        <p className="quiet">{preview.tried} 个算例的结果都不变。</p>
      ) : (
        <>
          <p className="quiet small">
            {preview.tried} 个算例中有 {preview.cases.length}{' '}
            个不同。数值变了，按旧数值写的算例不符是正常的；请看差异是否正是新规的意思。
          </p>
          <ul className="law-preview-cases">
            {preview.cases.map(each => (
              <li key={`${each.topic} ${each.id}`}>
                <details>
                  <summary>
                    <span className="row wrap">
                      {titles.get(each.topic) ?? each.topic} <span className="quiet mono">{each.id}</span>
                      <Outcome verdict={each.before} />→<Outcome verdict={each.after} />
                      <span className="quiet small">按 {each.day} 的法规</span>
                    </span>
                  </summary>
                  {each.after.passed ? null : <Differences verdict={each.after} />}
                </details>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
