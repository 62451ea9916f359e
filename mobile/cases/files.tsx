import { CameraOutline, CloseOutline, FileOutline, PicturesOutline } from 'antd-mobile-icons';
import { lazy, Suspense, useId, useState } from 'react';
import { call } from '#contract/call.ts';
import { uploadCaseFile } from '#contract/case.ts';
import { sizeText } from '#contract/form-words.ts';
import { useAct } from './act.ts';
import { Fault } from './fault.tsx';
import './cases.css';

export type KeptFile = { readonly id: string; readonly name: string; readonly size: number };
const most = 20;

const CaseFile = lazy(() => import('../documents/case-file.tsx'));

/** Attached files, each to be looked at. */
export function FileLinks({ caseId, files }: { caseId: string; files: readonly KeptFile[] }) {
  const [opened, setOpened] = useState<KeptFile | null>(null);
  if (files.length === 0) return null;
  return (
    <>
      <ul className="files">
        {files.map(each => (
          <li key={each.id}>
            <button type="button" className="file-open" onClick={() => setOpened(each)}>
              <FileOutline aria-hidden />
              <span className="grow">{each.name}</span>
              <span className="note">{sizeText(each.size)}</span>
            </button>
          </li>
        ))}
      </ul>
      {opened ? (
        <Suspense fallback={null}>
          <CaseFile caseId={caseId} file={opened} close={() => setOpened(null)} />
        </Suspense>
      ) : null}
    </>
  );
}

/** From the camera, the album or the phone's files; each is kept by the server at once, and can be left out again. */
export function AttachFiles({
  files,
  onChange,
}: {
  files: readonly KeptFile[];
  onChange: (files: KeptFile[]) => void;
}) {
  const keep = useAct(
    async (chosen: readonly File[]) => {
      const kept: KeptFile[] = [];
      for (const file of chosen) kept.push(await call(uploadCaseFile, { file, fileName: file.name }));
      return kept;
    },
    kept => onChange([...files, ...kept].slice(0, most)),
  );
  const isFull = keep.isPending || files.length >= most;
  return (
    <div className="attach">
      {files.length > 0 ? (
        <ul className="files">
          {files.map(each => (
            <li key={each.id}>
              <FileOutline aria-hidden />
              <span className="grow">{each.name}</span>
              <span className="note">{sizeText(each.size)}</span>
              <button
                type="button"
                className="icon-button"
                aria-label={`去掉附件${each.name}`}
                onClick={() => onChange(files.filter(file => file.id !== each.id))}
              >
                <CloseOutline />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="attach-ways">
        <Chooser label="拍照" icon={<CameraOutline aria-hidden />} isCamera disabled={isFull} choose={keep.run} />
        <Chooser label="相册或文件" icon={<PicturesOutline aria-hidden />} disabled={isFull} choose={keep.run} />
      </div>
      {keep.isPending ? (
        <p className="note" role="status">
          正在上传…
        </p>
      ) : null}
      <Fault of={keep.error} />
    </div>
  );
}

export function Chooser(props: {
  label: string;
  icon: React.ReactNode;
  isCamera?: boolean;
  disabled: boolean;
  choose: (files: readonly File[]) => void;
}) {
  const id = useId();
  return (
    <label htmlFor={id} className={props.disabled ? 'attach-way off' : 'attach-way'}>
      {props.icon}
      {props.label}
      <input
        id={id}
        type="file"
        className="unseen"
        disabled={props.disabled}
        {...(props.isCamera ? { accept: 'image/*', capture: 'environment' as const } : { multiple: true })}
        onChange={event => {
          const chosen = [...(event.target.files ?? [])];
          event.target.value = '';
          if (chosen.length > 0) props.choose(chosen);
        }}
      />
    </label>
  );
}
