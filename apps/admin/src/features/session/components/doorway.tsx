import type { ReactNode } from 'react';
import { useEffect } from 'react';

/** The frame of what is outside the shell: login and activation. */
export function Doorway({ title, children, below }: { title: string; children: ReactNode; below: ReactNode }) {
  useEffect(() => {
    document.title = `${title} – 培育`;
  }, [title]);
  return (
    <main className="doorway">
      <div className="doorway-card">
        <p className="doorway-brand">培育 · 数字技术工程师培育项目</p>
        <h1>{title}</h1>
        {children}
        <div className="doorway-below">{below}</div>
      </div>
    </main>
  );
}
