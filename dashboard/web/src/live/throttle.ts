/** Runs something at most once in a while: the first time at once, and once more after the pause if it was wanted meanwhile. */
export function throttle(run: () => void, pause: number): readonly [ask: () => void, stop: () => void] {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wanted = false;
  const rest = () => {
    timer = undefined;
    if (wanted) {
      ask();
    }
  };
  const ask = () => {
    wanted = timer !== undefined;
    if (!wanted) {
      timer = setTimeout(rest, pause);
      run();
    }
  };
  return [ask, () => clearTimeout(timer)];
}
