import { StarFill } from 'antd-mobile-icons';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { type CaseDetail, rateCase } from '#contract/case.ts';
import { useAct } from './act.ts';
import { Fault } from './fault.tsx';
import { TextArea } from './text-area.tsx';
import { tellDone } from './told.ts';

const words = ['', '很不满意', '不满意', '一般', '满意', '很满意'];

/** How the starter found it, in stars; once told it is shown, and may be told anew. */
export function Rate({ of }: { of: CaseDetail }) {
  const { satisfaction } = of;
  const [isAsking, setAsking] = useState(satisfaction === null);
  const [stars, setStars] = useState(satisfaction?.stars ?? 0);
  const [text, setText] = useState(satisfaction?.text ?? '');
  const rate = useAct(
    () => call(rateCase, { params: { id: of.id }, body: { stars, text: text.trim() } }),
    () => {
      setAsking(false);
      tellDone('谢谢您的评价');
    },
  );
  if (!isAsking)
    return (
      <section className="card rate">
        <h2>
          我的评价
          <button type="button" className="text-button" onClick={() => setAsking(true)}>
            修改
          </button>
        </h2>
        <p className="stars" role="img" aria-label={`${stars} 星，${words[stars]}`}>
          {[1, 2, 3, 4, 5].map(each => (
            <StarFill key={each} className={each <= stars ? 'lit' : ''} aria-hidden />
          ))}
          <span>{words[stars]}</span>
        </p>
        {text ? <p className="rate-text">{text}</p> : null}
      </section>
    );
  return (
    <form
      className="card rate"
      onSubmit={event => {
        event.preventDefault();
        rate.run(undefined);
      }}
    >
      <fieldset>
        <legend>这次办得怎么样？</legend>
        <div className="stars">
          {[1, 2, 3, 4, 5].map(each => (
            <label key={each} className={each <= stars ? 'lit' : ''}>
              <input
                type="radio"
                name="stars"
                className="unseen"
                checked={each === stars}
                onChange={() => setStars(each)}
                aria-label={`${each} 星，${words[each]}`}
              />
              <StarFill aria-hidden />
            </label>
          ))}
        </div>
        <p className="note" aria-hidden>
          {words[stars] || '点一颗星'}
        </p>
      </fieldset>
      {stars > 0 ? (
        <>
          <TextArea label="想说的话（选填）" rows={2} most={1000} value={text} onChange={setText} />
          <Fault of={rate.error} />
          <button type="submit" className="button" disabled={rate.isPending}>
            提交评价
          </button>
        </>
      ) : null}
    </form>
  );
}
