import { DeleteOutlined, PaperClipOutlined, UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useContext, useRef, useState } from 'react';
import { ProblemError } from '#contract/call.ts';
import { type FormField, formLimits } from '#contract/form-definition.ts';
import { keptFiles } from '#contract/form-value.ts';
import { sizeText } from '#contract/form-words.ts';
import type { Upload } from './lookups.ts';
import { ShownFile } from './shown-file.ts';

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
    <fieldset aria-labelledby={props.labelId} className="fill-bare fill-files">
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
      <div>
        <Button
          icon={<UploadOutlined />}
          loading={isBusy}
          disabled={!props.upload || files.length >= most}
          onClick={() => input.current?.click()}
        >
          添加附件
        </Button>
        <span className="quiet small fill-files-most">{props.upload ? `最多 ${most} 个` : '预览时不能上传'}</span>
      </div>
      {wrong ? (
        <p className="fill-wrong" role="alert">
          {wrong}
        </p>
      ) : null}
    </fieldset>
  );
}

export function FileList({ value, onRemove }: { value: unknown; onRemove?: (id: string) => void }) {
  const show = useContext(ShownFile);
  const files = keptFiles(value);
  if (show && !onRemove && files.length > 0)
    return (
      <ul className="fill-files-shown">
        {files.map(file => (
          <li key={file.id}>{show(file)}</li>
        ))}
      </ul>
    );
  if (files.length === 0) return onRemove ? null : <div className="fill-shown quiet">—</div>;
  return (
    <ul>
      {files.map(file => (
        <li key={file.id} className="fill-file">
          <PaperClipOutlined aria-hidden />
          <span className="ellipsis">{file.name || '附件'}</span>
          <span className="quiet small">{file.size > 0 ? sizeText(file.size) : ''}</span>
          {onRemove ? (
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={`移除${file.name}`}
              onClick={() => onRemove(file.id)}
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}
