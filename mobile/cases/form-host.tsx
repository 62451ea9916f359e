import { lazy, Suspense } from 'react';
import { Loading } from '../ui/states.tsx';
import type { FormFillProps } from './form-fill.tsx';

/** Forms reckon with formulas, whose reader is large: it is fetched with the first form. */
const FormFill = lazy(() => import('./form-fill.tsx'));

/** A form to be filled in. */
export function FormHost(props: FormFillProps) {
  return (
    <Suspense fallback={<Loading lines={6} />}>
      <FormFill {...props} />
    </Suspense>
  );
}
