import { FileOutline } from 'antd-mobile-icons';
import { useState } from 'react';
import { addressOf } from '#contract/call.ts';
import { type DocumentVersion, documentThumbnail } from '#contract/document.ts';

export function PaperPicture({ id, version }: { id: string; version: DocumentVersion | undefined }) {
  const [isLost, setLost] = useState(false);
  const isDrawn = version && (version.look === 'picture' || version.look === 'pages') && !isLost;
  return (
    <span className="paper-picture">
      {isDrawn ? (
        <img
          src={addressOf(documentThumbnail, { id, n: String(version.n) })}
          alt=""
          loading="lazy"
          onError={() => setLost(true)}
        />
      ) : (
        <FileOutline aria-hidden />
      )}
    </span>
  );
}
