import { useEffect, useState } from 'react';

const QUIET_MS = 300;
const SLOW_MS = 10_000;

/** Nothing for the first 300 ms, then bars; after ten seconds a word (desks 1.14, 4.8). */
export function Loading({ what = '正在读取' }: { what?: string }) {
  const shown = useElapsed(QUIET_MS);
  const slow = useElapsed(SLOW_MS);
  if (!shown) return null;
  return (
    <div className="loading" role="status">
      <span className="visually-hidden">{what}…</span>
      <div className="bar" aria-hidden="true" />
      <div className="bar" aria-hidden="true" />
      <div className="bar short" aria-hidden="true" />
      {slow ? <p>网络较慢，可继续等待，结果不会重复。</p> : null}
    </div>
  );
}

function useElapsed(ms: number): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return over;
}
