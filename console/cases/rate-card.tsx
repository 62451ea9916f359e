import { useMutation } from '@tanstack/react-query';
import { Button, Input, Rate } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { type CaseDetail, rateCase } from '#contract/case.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { workChanged } from './work-queries.ts';

const words = ['很不满意', '不满意', '一般', '满意', '很满意'];

/** How the starter found it. Asked once it has ended; can be changed later. */
export function RateCard({ of }: { of: CaseDetail }) {
  const [stars, setStars] = useState(of.satisfaction?.stars ?? 0);
  const [text, setText] = useState(of.satisfaction?.text ?? '');
  const rate = useMutation({
    mutationFn: () =>
      call(rateCase, { params: { id: of.id }, body: { stars, ...(text.trim() ? { text: text.trim() } : {}) } }),
    onSuccess: workChanged,
  });
  if (!of.may.rate && !of.satisfaction) return null;
  const isChanged = stars !== (of.satisfaction?.stars ?? 0) || text.trim() !== (of.satisfaction?.text ?? '');
  return (
    <section className="panel" aria-label="满意度">
      <header>
        <h2>{of.may.rate && !of.satisfaction ? '这次办得怎么样？' : '满意度'}</h2>
      </header>
      <div className="body stack">
        <div className="row wrap">
          <Rate value={stars} onChange={setStars} disabled={!of.may.rate} allowClear={false} tooltips={words} />
          <span className="quiet small">{words[stars - 1] ?? ''}</span>
        </div>
        {of.may.rate ? (
          <>
            <Input.TextArea
              value={text}
              onChange={event => setText(event.target.value)}
              rows={2}
              maxLength={1000}
              placeholder="想说的话（选填）"
              aria-label="评价"
            />
            <div>
              <Button
                type="primary"
                disabled={stars === 0 || !isChanged}
                loading={rate.isPending}
                onClick={() => rate.mutate()}
              >
                {of.satisfaction ? '修改评价' : '提交评价'}
              </Button>
            </div>
          </>
        ) : of.satisfaction?.text ? (
          <p>{of.satisfaction.text}</p>
        ) : null}
        <ProblemAlert error={rate.error} />
      </div>
    </section>
  );
}
