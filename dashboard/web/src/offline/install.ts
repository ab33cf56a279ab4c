/** Keeps the page's own files on the device, so that it opens where there is no signal. Not while the page still loads what somebody waits for. */
export function installOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) {
    return;
  }
  const install = () => setTimeout(() => {
    // Where the browser refuses, the page works as without.
    navigator.serviceWorker.register('/offline.js').catch(() => undefined);
  }, 3_000);
  if (document.readyState === 'complete') {
    install();
  } else {
    addEventListener('load', install, { once: true });
  }
}
