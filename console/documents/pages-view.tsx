import { Button, Spin } from 'antd';
import { useEffect, useState } from 'react';

/** Pages drawn by the server, one at a time; the arrow keys turn them. */
export function PagesView({
  pages,
  addressOf,
  label,
}: {
  pages: number;
  addressOf: (page: number) => string;
  label: string;
}) {
  const [page, setPage] = useState(1);
  const [state, setState] = useState<'loading' | 'shown' | 'lost'>('loading');
  const [zoom, setZoom] = useState(false);
  const turn = (to: number) => {
    if (to < 1 || to > pages || to === page) return;
    setState('loading');
    setPage(to);
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.target as HTMLElement).closest('input, textarea, .ant-select')) return;
      if (event.key === 'ArrowRight' || event.key === 'PageDown') turn(page + 1);
      if (event.key === 'ArrowLeft' || event.key === 'PageUp') turn(page - 1);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
  return (
    <div className="pages-view">
      <div className={zoom ? 'pages-sheet pages-sheet-large' : 'pages-sheet'}>
        {state === 'loading' ? <Spin className="pages-wait" /> : null}
        {state === 'lost' ? <p role="alert">这一页显示不出来，请下载后查看。</p> : null}
        <img
          key={page}
          src={addressOf(page)}
          alt={pages > 1 ? `${label}，第 ${page} 页` : label}
          hidden={state === 'lost'}
          onLoad={() => setState('shown')}
          onError={() => setState('lost')}
        />
      </div>
      <div className="pages-bar">
        {pages > 1 ? (
          <>
            <Button size="small" disabled={page === 1} onClick={() => turn(page - 1)}>
              上一页
            </Button>
            <span aria-live="polite">
              {page} / {pages}
            </span>
            <Button size="small" disabled={page === pages} onClick={() => turn(page + 1)}>
              下一页
            </Button>
          </>
        ) : null}
        <Button size="small" onClick={() => setZoom(!zoom)} aria-pressed={zoom}>
          {zoom ? '适合窗口' : '放大'}
        </Button>
      </div>
    </div>
  );
}
