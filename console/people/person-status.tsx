import { type EmploymentStatus, employmentStatusLabels } from '#contract/person.ts';
import { Chip, type Tone } from '../parts/chip.tsx';

const tones: Record<EmploymentStatus, Tone> = {
  'to-come': 'warning',
  active: 'success',
  leave: 'info',
  left: 'quiet',
  none: 'plain',
};

export function PersonStatus({ status }: { status: EmploymentStatus }) {
  return <Chip tone={tones[status]}>{employmentStatusLabels[status]}</Chip>;
}
