import type { ReactNode } from 'react';

interface PlainPageProps {
  readonly title: string;
  readonly hint: string;
  /** What may be done, at the right of the head. */
  readonly tools?: ReactNode;
  readonly panel?: ReactNode;
  readonly children: ReactNode;
}

/** A page that is no live list: its head, and a body that scrolls. */
export function PlainPage({ title, hint, tools, panel, children }: PlainPageProps) {
  return (
    <div className={panel ? 'list-page with-panel' : 'list-page'}>
      <section className="list-side" aria-label={title}>
        <div className="list-bar">
          <h1>{title}</h1>
          <span className="quiet">{hint}</span>
          {tools !== undefined && <div className="list-tools">{tools}</div>}
        </div>
        <div className="unknown-scroll page-body" tabIndex={0} role="group" aria-label={title}>{children}</div>
      </section>
      {panel}
    </div>
  );
}
