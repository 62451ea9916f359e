import { Radio } from 'antd';
import type { Way } from './book-section.ts';

const words: Record<Way, { title: string; note: string }> = {
  change: {
    title: '从某日起变更',
    note: '情况真的变了。以前的记录保留不动，从所选日期起用新的内容；可以是将来的日期。',
  },
  correct: {
    title: '更正录入错误',
    note: '当初就录错了。起止日期不变，改成正确的内容；改错前的内容仍可在历史中查到。',
  },
  end: { title: '到某日为止', note: '以后不再有效。保留到所选日期当天，之后不再显示。' },
  rescind: { title: '撤销这条记录', note: '这件事没有发生。撤回这次变更，恢复到它之前的内容；撤销本身会留痕。' },
  add: { title: '新增', note: '' },
};

/** What kind of edit this is, in plain words: the choice decides what becomes of history. */
export function Ways(props: { ways: readonly Way[]; value: Way; onChange: (way: Way) => void }) {
  return (
    <Radio.Group
      className="ways"
      style={{ display: 'grid' }}
      value={props.value}
      onChange={event => props.onChange(event.target.value)}
      aria-label="修改方式"
    >
      {props.ways.map(each => (
        <div key={each} className="way">
          <Radio value={each}>{words[each].title}</Radio>
          <p>{words[each].note}</p>
        </div>
      ))}
    </Radio.Group>
  );
}
