import { useQuery } from '@tanstack/react-query';
import { CameraOutline, PicturesOutline } from 'antd-mobile-icons';
import { useId, useState } from 'react';
import { call, ProblemError } from '#contract/call.ts';
import { addDocument } from '#contract/document.ts';
import { kindByName, listDocumentKinds } from '#contract/document-kind.ts';
import { tellDone } from '../cases/told.ts';

type Props = {
  personId: string;
  addable: readonly string[];
  /** Kinds that are asked for and not there: the first of them is offered first. */
  missing: readonly string[];
  isProposal: boolean;
  onDone: () => unknown;
};

/** Choose what it is, then take a picture or a file; each is kept at once. */
export function AddPaper({ personId, addable, missing, isProposal, onDone }: Props) {
  const id = useId();
  const kinds = useQuery({
    queryKey: ['document-kinds'],
    queryFn: ({ signal }) => call(listDocumentKinds, { signal }),
    staleTime: 300_000,
  });
  const items = (kinds.data?.items ?? []).filter(each => addable.includes(each.id));
  const [chosen, setChosen] = useState<string | null>(null);
  const [busy, setBusy] = useState('');
  const [wrong, setWrong] = useState<string[]>([]);
  const first = items.find(each => missing.includes(each.id))?.id ?? items[0]?.id ?? '';
  const kindId = chosen ?? first;
  const note = items.find(each => each.id === kindId)?.note;
  const send = async (files: readonly File[]) => {
    const faults: string[] = [];
    let done = 0;
    for (const [at, file] of files.entries()) {
      setBusy(`正在上传 ${at + 1} / ${files.length}…`);
      // A name that says what it is counts where nothing was chosen.
      const kind = chosen ?? kindByName(items, file.name) ?? first;
      try {
        await call(addDocument, { params: { id: personId }, query: { kindId: kind }, file, fileName: file.name });
        done += 1;
      } catch (fault) {
        faults.push(`${file.name}：${fault instanceof ProblemError ? fault.problem.title : '没有上传成功，请重试。'}`);
      }
    }
    setBusy('');
    setWrong(faults);
    if (done > 0) tellDone(isProposal ? `已提交 ${done} 份，等待人事核收` : `已归档 ${done} 份`);
    setChosen(null);
    await onDone();
  };
  return (
    <section className="card papers-card">
      <h2>{isProposal ? '提交材料' : '上传材料'}</h2>
      <label htmlFor={id} className="paper-kind">
        <span>种类</span>
        <select id={id} value={kindId} onChange={event => setChosen(event.target.value)}>
          {items.map(each => (
            <option key={each.id} value={each.id}>
              {each.name}
              {missing.includes(each.id) ? '（缺）' : ''}
            </option>
          ))}
        </select>
      </label>
      {note ? <p className="note">{note}</p> : null}
      <div className="paper-ways">
        <Way label="拍照" isCamera disabled={busy !== '' || kindId === ''} take={send} />
        <Way label="相册或文件" disabled={busy !== '' || kindId === ''} take={send} />
      </div>
      <p className="note" role="status">
        {busy}
      </p>
      {wrong.map(each => (
        <p key={each} className="wrong" role="alert">
          {each}
        </p>
      ))}
    </section>
  );
}

function Way(props: { label: string; isCamera?: boolean; disabled: boolean; take: (files: readonly File[]) => void }) {
  const id = useId();
  return (
    <label htmlFor={id} className={props.disabled ? 'paper-way off' : 'paper-way'}>
      {props.isCamera ? <CameraOutline aria-hidden /> : <PicturesOutline aria-hidden />}
      {props.label}
      <input
        id={id}
        type="file"
        className="unseen"
        disabled={props.disabled}
        {...(props.isCamera ? { accept: 'image/*', capture: 'environment' as const } : { multiple: true })}
        onChange={event => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          if (files.length > 0) props.take(files);
        }}
      />
    </label>
  );
}
