import { type RebindState, rebindStates } from '#contract/phone-binding.ts';
import { Chip, type Tone } from '../parts/chip.tsx';

const tones: Record<RebindState, Tone> = { open: 'info', approved: 'success', refused: 'danger', withdrawn: 'quiet' };

export function RebindStateChip({ state }: { state: RebindState }) {
  return <Chip tone={tones[state]}>{rebindStates[state]}</Chip>;
}
