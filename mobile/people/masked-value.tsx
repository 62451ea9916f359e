import { useMutation } from '@tanstack/react-query';
import { PhoneFill } from 'antd-mobile-icons';
import { lazy, Suspense, useEffect, useState } from 'react';
import { call } from '#contract/call.ts';
import { revealValue } from '#contract/person.ts';
import { wordsFor } from '../ui/states.tsx';

const Sheet = lazy(() => import('../ui/sheet.tsx'));
/** A full number stays on the screen this long. */
const shownSeconds = 60;

type Props = {
  personId: string;
  group: 'identity' | 'contact' | 'bank';
  versionId: string;
  label: string;
  masked: string;
  mayReveal: boolean;
};

/** A masked number; behind a question that says so, the full one, for a minute. A phone number can then be called. */
export function MaskedValue({ personId, group, versionId, label, masked, mayReveal }: Props) {
  const [asked, setAsked] = useState(false);
  const [full, setFull] = useState<string | null>(null);
  const reveal = useMutation({
    mutationFn: () => call(revealValue, { params: { id: personId }, body: { group, versionId } }),
    onSuccess: reply => {
      setFull(reply.value);
      setAsked(false);
    },
    gcTime: 0,
  });
  useEffect(() => {
    if (full === null) return;
    const timer = setTimeout(() => setFull(null), shownSeconds * 1000);
    return () => clearTimeout(timer);
  }, [full]);

  return (
    <dd className="with-act">
      <span aria-live="polite">{full ?? masked}</span>
      {full === null && mayReveal ? (
        <button
          type="button"
          className="text-button"
          aria-label={`查看完整${label}`}
          onClick={() => {
            reveal.reset();
            setAsked(true);
          }}
        >
          查看
        </button>
      ) : null}
      {full !== null && group === 'contact' ? (
        <a className="text-button call" href={`tel:${full.replace(/[^\d+]/g, '')}`}>
          <PhoneFill aria-hidden /> 拨打
        </a>
      ) : null}
      {full !== null && group !== 'contact' ? (
        <button type="button" className="text-button" onClick={() => setFull(null)}>
          隐藏
        </button>
      ) : null}
      {asked ? (
        <Suspense>
          <Sheet title={`查看完整${label}？`} close={() => setAsked(false)}>
            <p>这次查看会被记录：谁、何时、看了谁的{label}。号码显示 1 分钟后自动隐藏。</p>
            {reveal.error ? (
              <p className="problem" role="alert">
                {wordsFor(reveal.error)}
              </p>
            ) : null}
            <button type="button" className="button" disabled={reveal.isPending} onClick={() => reveal.mutate()}>
              {reveal.isPending ? '正在取号码…' : '查看'}
            </button>
            <button type="button" className="button quiet" onClick={() => setAsked(false)}>
              取消
            </button>
          </Sheet>
        </Suspense>
      ) : null}
    </dd>
  );
}
