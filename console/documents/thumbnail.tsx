import { FileExcelOutlined, FilePdfOutlined, FileWordOutlined, LockOutlined, PictureOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { addressOf } from '#contract/call.ts';
import { type DocumentVersion, documentThumbnail } from '#contract/document.ts';

/** A small picture of the first page, or a mark of what kind of file it is. */
export function Thumbnail({ id, version }: { id: string; version: DocumentVersion | undefined }) {
  const [isLost, setLost] = useState(false);
  if (!version) return null;
  const { look, fileName, n } = version;
  if ((look === 'picture' || look === 'pages') && !isLost)
    return (
      <img
        src={addressOf(documentThumbnail, { id, n: String(n) })}
        alt=""
        loading="lazy"
        onError={() => setLost(true)}
      />
    );
  if (look === 'locked') return <LockOutlined aria-hidden />;
  if (fileName.endsWith('.docx')) return <FileWordOutlined aria-hidden />;
  if (fileName.endsWith('.xlsx')) return <FileExcelOutlined aria-hidden />;
  return look === 'pages' ? <FilePdfOutlined aria-hidden /> : <PictureOutlined aria-hidden />;
}
