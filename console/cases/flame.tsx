import { FireFilled } from '@ant-design/icons';
import './cases.css';

/** How often somebody asked for it sooner. */
export function Flame({ times }: { times: number }) {
  if (times === 0) return null;
  return (
    <span className="flame" title={`已催办 ${times} 次`}>
      <FireFilled aria-hidden="true" />
      <span className="visually-hidden">催办</span>
      {times}
    </span>
  );
}
