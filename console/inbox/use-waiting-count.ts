import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { taskCountQuery } from '../cases/work-queries.ts';
import { wasTouchedWithin } from '../notices/activity.ts';

const lookEveryMs = 60_000;
const idleAfterMs = 5 * 60_000;

/** How many tasks wait for the reader and his groups; asked anew each minute while somebody is there, and when the window is entered. */
export function useWaitingCount(): number {
  const count = useQuery({ ...taskCountQuery, refetchOnWindowFocus: true });
  const { refetch } = count;
  useEffect(() => {
    const timer = setInterval(() => void (wasTouchedWithin(idleAfterMs) && refetch()), lookEveryMs);
    return () => clearInterval(timer);
  }, [refetch]);
  return (count.data?.mine ?? 0) + (count.data?.group ?? 0);
}
