/** Keeps the place of a page that is still being loaded. */
export const PanelPlace = () => <section className="panel" aria-busy="true" />;
