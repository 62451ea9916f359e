import { useRef, useState } from 'react';
import { ProblemError } from '#contract/call.ts';
import { type FormField, formLimits } from '#contract/form-definition.ts';
import { keptFiles } from '#contract/form-value.ts';
import { sizeText } from '#contract/form-words.ts';
import type { Upload } from './lookups.ts';

export function FileInput(props: {
  field: FormField;
  value: unknown;
  upload: Upload | undefined;
  labelId: string;
  onChange: (value: unknown) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [wrong, setWrong] = useState('');
  const files = keptFiles(props.value);
  const most = Math.min(props.field.max ?? 10, formLimits.files);
  const take = async (chosen: File[]) => {
    if (!props.upload) return;
    setBusy(true);
    setWrong('');
    const kept = [...files];
    for (const file of chosen.slice(0, most - files.length)) {
      try {
        kept.push(await props.upload(file));
        props.onChange([...kept]);
      } catch (fault) {
        setWrong(`“${file.name}”没有上传成功：${fault instanceof ProblemError ? fault.problem.title : '请重试。'}`);
      }
    }
    if (chosen.length > most - files.length) setWrong(`最多 ${most} 个附件，多出的没有上传。`);
    setBusy(false);
  };
  return (
    <fieldset aria-labelledby={props.labelId} className="fill-bare">
      <FileList value={props.value} onRemove={id => props.onChange(files.filter(each => each.id !== id))} />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={`选择${props.field.label}`}
        onChange={event => {
          void take([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <button
        type="button"
        className="button quiet"
        disabled={!props.upload || isBusy || files.length >= most}
        onClick={() => input.current?.click()}
      >
        {isBusy ? '正在上传…' : `拍照或选择文件（${files.length}/${most}）`}
      </button>
      {wrong ? (
        <p className="wrong" role="alert">
          {wrong}
        </p>
      ) : null}
    </fieldset>
  );
}

export function FileList({ value, onRemove }: { value: unknown; onRemove?: (id: string) => void }) {
  const files = keptFiles(value);
  if (files.length === 0) return onRemove ? null : <div className="fill-shown fill-nothing">—</div>;
  return (
    <ul className="fill-files">
      {files.map(file => (
        <li key={file.id}>
          <span className="grow">
            {file.name || '附件'} <span className="note">{file.size > 0 ? sizeText(file.size) : ''}</span>
          </span>
          {onRemove ? (
            <button
              type="button"
              className="text-button danger"
              aria-label={`移除${file.name}`}
              onClick={() => onRemove(file.id)}
            >
              移除
            </button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
