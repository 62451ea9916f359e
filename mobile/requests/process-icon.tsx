import {
  BillOutline,
  CalendarOutline,
  EditSOutline,
  FileOutline,
  FillinOutline,
  MessageOutline,
  TravelOutline,
  UserAddOutline,
} from 'antd-mobile-icons';
import type { StartableProcess } from '#contract/process.ts';
import { PhoneIcon } from '../ui/icons.tsx';

/** The first that fits the key or the name. */
const icons: readonly (readonly [RegExp, React.ReactNode])[] = [
  [/phone|手机/, <PhoneIcon key="phone" />],
  [/certificate|证明/, <FileOutline key="certificate" />],
  [/correct|更正|变更/, <EditSOutline key="correct" />],
  [/feedback|反馈|建议|投诉/, <MessageOutline key="feedback" />],
  [/leave|假|加班|考勤/, <CalendarOutline key="leave" />],
  [/trip|travel|出差/, <TravelOutline key="trip" />],
  [/pay|expense|报销|费用|薪/, <BillOutline key="pay" />],
  [/hire|onboard|入职|转正|招聘/, <UserAddOutline key="hire" />],
];

export function ProcessIcon({ process }: { process: Pick<StartableProcess, 'key' | 'name'> }) {
  const found = icons.find(([words]) => words.test(process.key) || words.test(process.name));
  return (
    <span className="kind-icon" aria-hidden>
      {found?.[1] ?? <FillinOutline />}
    </span>
  );
}
