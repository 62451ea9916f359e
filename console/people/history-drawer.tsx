import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { call } from '#contract/call.ts';
import { type HistoryItem, readHistory } from '#contract/person.ts';
import type { SectionGroup } from '#contract/person-section.ts';
import { Chip } from '../parts/chip.tsx';
import { DatedTag } from '../parts/dated-tag.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { instantText, spanText } from '../parts/when.ts';
import { FieldValue } from './section-facts.tsx';
import { sectionFields, sectionTitles } from './section-fields.ts';

/** Every version of a section: when it holds, who wrote it when, and what was believed before it was corrected. */
export function HistoryDrawer(props: { personId: string; group: SectionGroup; onClose: () => void }) {
  const history = useQuery({
    queryKey: ['people', 'history', props.personId, props.group],
    queryFn: ({ signal }) =>
      call(readHistory, { params: { id: props.personId }, query: { group: props.group }, signal }),
  });
  return (
    <Drawer open size={640} title={`${sectionTitles[props.group]}的历史`} onClose={props.onClose}>
      <p className="quiet small">划去的内容曾被采信，后来更正或撤销；它们一直保留，供核对。</p>
      <Gate query={history}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="尚无历史" />
          ) : (
            items.map(each => (
              <Version key={`${each.versionId} ${each.supersededAt}`} item={each} group={props.group} />
            ))
          )
        }
      </Gate>
    </Drawer>
  );
}

function Version({ item, group }: { item: HistoryItem; group: SectionGroup }) {
  const gone = item.supersededAt !== null;
  const filled = sectionFields[group].filter(each => {
    const value = item.values[each.masked ?? each.key];
    return value !== null && value !== undefined && value !== '';
  });
  return (
    <article className={gone ? 'version version-gone' : 'version'}>
      <div className="row wrap">
        <strong>{spanText(item.from, item.until)}</strong>
        {gone ? <Chip>已被取代</Chip> : <DatedTag from={item.from} until={item.until} />}
      </div>
      <p className="quiet small">
        {instantText(item.recordedAt)} 登记{item.by ? `，${item.by}` : ''}
        {item.supersededAt ? `；${instantText(item.supersededAt)} 被取代` : ''}
      </p>
      <dl className="facts">
        {filled.map(each => (
          <div key={each.key}>
            <dt>{each.label}</dt>
            <dd>{each.masked ? String(item.values[each.masked]) : <FieldValue field={each} values={item.values} />}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}
