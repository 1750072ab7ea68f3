import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';

interface Act<V, T> {
  readonly run: (values: V) => Promise<T>;
  readonly onDone: (answer: T) => void;
}

/** One try at a time: what is pressed while a try is under way, even in the same instant, is the same press. */
export function useAct<V, T>({ run, onDone }: Act<V, T>) {
  const busy = useRef(false);
  const { mutate, error, isPending } = useMutation({ mutationFn: run });
  const send = (values: V): void => {
    if (busy.current) return;
    busy.current = true;
    mutate(values, {
      onSuccess: onDone,
      onError: () => {
        busy.current = false;
      },
    });
  };
  return { send, error, isPending };
}
