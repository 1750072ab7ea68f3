import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { usePlaces } from '../lib/places.ts';
import { useSession } from '../lib/session.ts';
import { useLaterPage } from './visit.tsx';

interface PageProps {
  readonly title: string;
  /** Beside the title: state, number. */
  readonly mark?: ReactNode;
  readonly acts?: ReactNode;
  readonly children: ReactNode;
}

/** One page: its `h1`, which is the document's title too and takes the focus when the route changes (desks 2). */
export function Page({ title, mark, acts, children }: PageProps) {
  const heading = useHeadingFocus();
  const place = usePlaceName();
  useEffect(() => {
    document.title = [title, place, '培育'].filter(Boolean).join(' – ');
  }, [title, place]);
  return (
    <div className="page">
      <div className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {mark}
        {acts ? <div className="page-acts">{acts}</div> : null}
      </div>
      {children}
    </div>
  );
}

function usePlaceName(): string {
  const { session } = useSession();
  const places = usePlaces();
  return session ? places.nameOf(session.place) : '';
}

/** A change of route moves the focus to the title; a change of filters leaves it where it is. */
function useHeadingFocus() {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();
  const isLater = useLaterPage();
  const shown = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    if (isLater()) heading.current?.focus();
  }, [pathname, isLater]);
  return heading;
}
