declare module 'virtual:controls.css';

declare module 'virtual:controls-tokens' {
  const tokens: Readonly<Record<'dark' | 'light', readonly Readonly<Record<string, string | number>>[]>>;
  export default tokens;
}
