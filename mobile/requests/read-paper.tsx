import { CameraOutline, PicturesOutline } from 'antd-mobile-icons';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { uploadCaseFile } from '#contract/case.ts';
import { type OwnPaperRead, paperKindLabels, proposalFlagLabels, readOwnPaper } from '#contract/recognition.ts';
import { useAct } from '../cases/act.ts';
import { Fault } from '../cases/fault.tsx';
import { Chooser, type KeptFile } from '../cases/files.tsx';
import { type Correction, correctionsIn } from './corrections.ts';
import './read-paper.css';

type Read = { readonly paper: OwnPaperRead; readonly proof: KeptFile };

/** A photo of the own card or certificate becomes values to choose from; the one that is chosen fills in the form, with the photo as its proof. */
export default function ReadPaper({ take }: { take: (of: Correction, proof: KeptFile) => void }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [result, setResult] = useState<Read | null>(null);
  const read = useAct(
    async (file: File): Promise<Read> => {
      const paper = await call(readOwnPaper, { file, fileName: file.name });
      return { paper, proof: await call(uploadCaseFile, { file, fileName: file.name }) };
    },
    told => {
      setChosen(null);
      setResult(told);
    },
  );
  const choose = ([file]: readonly File[]) => file && read.run(file);
  const corrections = result ? correctionsIn(result.paper) : [];
  return (
    <section className="card read-paper" aria-label="拍证件填写">
      <h2>拍证件填写</h2>
      <p className="note">拍下身份证或学历证书，识别出的内容由您核对后填入。只在本单位的服务器上识别。</p>
      <div className="attach-ways">
        <Chooser label="拍照" icon={<CameraOutline aria-hidden />} isCamera disabled={read.isPending} choose={choose} />
        <Chooser label="相册或文件" icon={<PicturesOutline aria-hidden />} disabled={read.isPending} choose={choose} />
      </div>
      <p className="note" role="status">
        {read.isPending ? '正在识别…' : ''}
        {result ? `${paperKindLabels[result.paper.kind]}：识别出 ${corrections.length} 项` : ''}
      </p>
      <Fault of={read.error} />
      {corrections.length > 0 ? (
        <ul className="read-values">
          {corrections.map(each => (
            <li key={each.key}>
              <span className="grow">
                <span className="note">{each.label}</span>
                <b>{each.wanted}</b>
                {each.flags.map(flag => (
                  <span key={flag} className="mark soon">
                    {proposalFlagLabels[flag]}
                  </span>
                ))}
              </span>
              <span className={each.confidence < 0.9 ? 'sure low' : 'sure'}>
                <span className="unseen">置信度</span>
                {Math.round(each.confidence * 100)}%
              </span>
              <button
                type="button"
                className="text-button"
                aria-pressed={chosen === each.key}
                aria-label={`${chosen === each.key ? '已填入' : '填入'}${each.label}`}
                onClick={() => {
                  if (!result) return;
                  setChosen(each.key);
                  take(each, result.proof);
                }}
              >
                {chosen === each.key ? '已填入' : '填入'}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {chosen ? <p className="note">已填到下面的表里，请与证件核对后再提交。</p> : null}
    </section>
  );
}
