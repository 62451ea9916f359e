import { useState } from 'react';
import './documents.css';

/** A paper page by page, drawn by the server. */
export function Pages({
  pages,
  label,
  addressOf,
}: {
  pages: number;
  label: string;
  addressOf: (page: number) => string;
}) {
  const [page, setPage] = useState(1);
  return (
    <>
      <img className="paper-sheet" src={addressOf(page)} alt={`${label}，第 ${page} 页`} />
      {pages > 1 ? (
        <div className="paper-turn">
          <button type="button" className="button quiet" disabled={page === 1} onClick={() => setPage(page - 1)}>
            上一页
          </button>
          <span aria-live="polite">
            {page} / {pages}
          </span>
          <button type="button" className="button quiet" disabled={page === pages} onClick={() => setPage(page + 1)}>
            下一页
          </button>
        </div>
      ) : null}
    </>
  );
}
