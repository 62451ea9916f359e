import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { call } from '#contract/call.ts';
import { type PersonCustom, readPersonCustomHistory } from '#contract/custom-value.ts';
import { Chip } from '../parts/chip.tsx';
import { DatedTag } from '../parts/dated-tag.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { instantText, spanText } from '../parts/when.ts';

/** Every version of a section that HR drew, deleted fields too. */
export function CustomHistory(props: { personId: string; section: PersonCustom; onClose: () => void }) {
  const history = useQuery({
    queryKey: ['people', 'custom-history', props.personId, props.section.id],
    queryFn: ({ signal }) =>
      call(readPersonCustomHistory, { params: { id: props.personId, sectionId: props.section.id }, signal }),
  });
  return (
    <Drawer open size={640} title={`${props.section.name}的历史`} onClose={props.onClose}>
      <p className="quiet small">划去的内容曾被采信，后来更正或撤销；它们一直保留，供核对。</p>
      <Gate query={history}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="尚无历史" />
          ) : (
            items.map(item => {
              const isOld = item.supersededAt !== null;
              return (
                <article
                  key={`${item.versionId} ${item.supersededAt}`}
                  className={isOld ? 'version version-gone' : 'version'}
                >
                  <div className="row wrap">
                    <strong>{spanText(item.from, item.until)}</strong>
                    {isOld ? <Chip>已被取代</Chip> : <DatedTag from={item.from} until={item.until} />}
                  </div>
                  <p className="quiet small">
                    {instantText(item.recordedAt)} 登记{item.by ? `，${item.by}` : ''}
                    {item.supersededAt ? `；${instantText(item.supersededAt)} 被取代` : ''}
                  </p>
                  <dl className="facts">
                    {item.facts.map(each => (
                      <div key={`${each.label} ${each.isGone}`}>
                        <dt>
                          {each.label}
                          {each.isGone ? '（已停用）' : ''}
                        </dt>
                        <dd>{each.text}</dd>
                      </div>
                    ))}
                  </dl>
                </article>
              );
            })
          )
        }
      </Gate>
    </Drawer>
  );
}
