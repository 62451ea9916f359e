import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { workChanged } from './work-queries.ts';

/**
 * Something that a tap sends. A second tap before the answer is none: the button's own state follows only with the next drawing. Without a
 * network it fails at once, so that nothing is sent later behind somebody's back.
 */
export function useAct<In, Out>(
  work: (input: In) => Promise<Out>,
  done?: (result: Out, input: In) => void,
  failed?: (fault: Error) => void,
) {
  const isSending = useRef(false);
  const mutation = useMutation({
    mutationFn: work,
    networkMode: 'always',
    onSuccess: (result, input) => {
      workChanged();
      done?.(result, input);
    },
    onError: fault => failed?.(fault),
    onSettled: () => {
      isSending.current = false;
    },
  });
  return {
    run: (input: In) => {
      if (isSending.current) return;
      isSending.current = true;
      mutation.mutate(input);
    },
    isPending: mutation.isPending,
    error: mutation.error,
    forget: mutation.reset,
  };
}
