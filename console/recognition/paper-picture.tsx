import { useQuery } from '@tanstack/react-query';
import { isDoubted, type RecognisedPaperWhole, type RecognisedValue } from '#contract/recognition.ts';
import { Gate } from '../parts/gate.tsx';
import { pictureQuery } from './recognition-queries.ts';

/** A page upright, with a box around everything that was taken from it. */
export function PaperPicture(props: {
  paperId: string;
  page: RecognisedPaperWhole['pages'][number];
  values: readonly RecognisedValue[];
  chosen: string | null;
  choose: (id: string) => void;
}) {
  const { page } = props;
  const picture = useQuery(pictureQuery(props.paperId, page.n));
  return (
    <Gate query={picture}>
      {address => (
        <div className="recognition-frame">
          <div className="recognition-picture">
            <img src={address} alt={`第 ${page.n} 页`} width={page.width} height={page.height} />
            {props.values
              .filter(each => each.box[2])
              .map(each => {
                const [left = 0, top = 0, width = 0, height = 0] = each.box;
                return (
                  <button
                    key={each.id}
                    type="button"
                    aria-label={`图上的${each.label}：${each.text}`}
                    aria-pressed={props.chosen === each.id}
                    className={`recognition-box ${isDoubted(each.flags) ? 'recognition-box-doubt' : ''}`}
                    style={{
                      left: `${(left / page.width) * 100}%`,
                      top: `${(top / page.height) * 100}%`,
                      width: `${(width / page.width) * 100}%`,
                      height: `${(height / page.height) * 100}%`,
                    }}
                    onClick={() => props.choose(each.id)}
                  />
                );
              })}
          </div>
        </div>
      )}
    </Gate>
  );
}
