import { PaperClipOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef } from 'react';
import { addressOf, call } from '#contract/call.ts';
import { readCaseFile, uploadCaseFile } from '#contract/case.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { sizeText } from './size-text.ts';
import './cases.css';

export type CaseFile = { readonly id: string; readonly name: string; readonly size: number };

/** Files that are attached, each to be fetched. */
export function FileLinks({ caseId, files }: { caseId: string; files: readonly CaseFile[] }) {
  if (files.length === 0) return null;
  return (
    <ul className="case-files">
      {files.map(each => (
        <li key={each.id}>
          <a href={addressOf(readCaseFile, { id: caseId, fileId: each.id })} download={each.name}>
            <PaperClipOutlined aria-hidden="true" /> {each.name}
          </a>{' '}
          <span className="quiet small">{sizeText(each.size)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Chooses files to attach and keeps them at once; what was kept can be left out again. */
export function AttachFiles(props: {
  files: readonly CaseFile[];
  onChange: (files: CaseFile[]) => void;
  small?: boolean;
}) {
  const input = useRef<HTMLInputElement>(null);
  const keep = useMutation({
    mutationFn: async (chosen: readonly File[]) => {
      const kept: CaseFile[] = [];
      for (const file of chosen) kept.push(await call(uploadCaseFile, { file, fileName: file.name }));
      return kept;
    },
    onSuccess: kept => props.onChange([...props.files, ...kept].slice(0, 20)),
  });
  return (
    <div className="attach">
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="选择附件"
        onChange={event => {
          const chosen = [...(event.target.files ?? [])];
          event.target.value = '';
          if (chosen.length > 0) keep.mutate(chosen);
        }}
      />
      <Button
        size={props.small ? 'small' : 'medium'}
        icon={<PaperClipOutlined />}
        loading={keep.isPending}
        disabled={props.files.length >= 20}
        onClick={() => input.current?.click()}
      >
        附件
      </Button>
      {props.files.map(each => (
        <span key={each.id} className="attach-file">
          {each.name} <span className="quiet">{sizeText(each.size)}</span>
          <button
            type="button"
            className="bare"
            aria-label={`去掉附件${each.name}`}
            onClick={() => props.onChange(props.files.filter(file => file.id !== each.id))}
          >
            ×
          </button>
        </span>
      ))}
      <ProblemAlert error={keep.error} />
    </div>
  );
}
