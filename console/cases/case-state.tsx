import { type CaseRow, type CaseState, caseStates } from '#contract/case.ts';
import { Chip, type Tone } from '../parts/chip.tsx';

const tones: Record<CaseState, Tone> = {
  running: 'info',
  done: 'success',
  refused: 'danger',
  withdrawn: 'quiet',
  failed: 'danger',
};

export function CaseStateChip({ of }: { of: Pick<CaseRow, 'state'> & { isHeld?: boolean } }) {
  return (
    <>
      <Chip tone={tones[of.state]}>{caseStates[of.state]}</Chip>
      {of.isHeld ? <Chip tone="danger">流程异常</Chip> : null}
    </>
  );
}
