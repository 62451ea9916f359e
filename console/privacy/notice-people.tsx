import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { type AnswerState, answerStateLabels, listNoticePeople, type PrivacyNotice } from '#contract/privacy.ts';
import { ScrollArea } from '../accounts/scroll-area.tsx';
import { Gate } from '../parts/gate.tsx';
import { instantText } from '../parts/when.ts';

/** Who stands how to a notice; at most two hundred names. */
export function NoticePeople({ notice }: { notice: PrivacyNotice }) {
  const states: AnswerState[] =
    notice.kind === 'notice' ? ['open', 'renewed', 'read'] : ['open', 'renewed', 'agreed', 'withdrawn'];
  const [state, setState] = useState<AnswerState>('open');
  const people = useQuery({
    queryKey: ['privacy', 'people', notice.id, state],
    queryFn: ({ signal }) => call(listNoticePeople, { params: { id: notice.id }, query: { state }, signal }),
  });
  return (
    <section aria-label="答复情况" className="stack privacy-people">
      <Segmented<AnswerState>
        value={state}
        onChange={setState}
        options={states.map(value => ({ value, label: `${answerStateLabels[value]} ${notice.counts[value]}` }))}
      />
      <Gate query={people}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">没有人</p>
          ) : (
            <ScrollArea className="privacy-names" label="名单">
              {items.map(each => (
                <span
                  key={each.personId}
                  title={each.at ? `${instantText(each.at)} · 第 ${each.version} 版` : each.number}
                >
                  {each.name}
                </span>
              ))}
              {notice.counts[state] > items.length ? <span className="quiet">等 {notice.counts[state]} 人</span> : null}
            </ScrollArea>
          )
        }
      </Gate>
    </section>
  );
}
